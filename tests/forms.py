"""The desk's forms as a browser fills and sends them."""

from lxml import html


def filled(client, url, **changes):
    """What the browser sends back of the page at the address, with what the user changed; None leaves a field out."""
    return changed(sent_by(client.get(url)), **changes)


def sent_by(response):
    """What pressing its button sends of the page's one form with most fields."""
    forms = html.fromstring(response.content.decode()).forms
    data = {}
    for name, value in max(forms, key=lambda form: len(form.inputs.keys())).form_values():
        data.setdefault(name, []).append(value)
    return data


def changed(data, **changes):
    fresh = {**data, **changes}
    return {name: value for name, value in fresh.items() if value is not None}


def shown(client, url):
    """What says what the form showed."""
    data = filled(client, url)
    return {"_shown": data["_shown"]}
