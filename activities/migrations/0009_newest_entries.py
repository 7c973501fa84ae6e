from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0008_attachments'),
        ('outputs', '0003_deputies'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['kind', 'first_day', 'id'], name='entry_newest_of_all'),
        ),
    ]
