from django.urls import include, path

from reports.desk.views import (
    closing,
    corrections,
    deputies,
    editions,
    following,
    forecasts,
    projects,
    reports,
    rounds,
    sending,
)
from reports.desk.views import links as desk_links
from reports.funders import dossier, feeds, links, pages, subscriptions, verification
from reports.funders import views as funders
from reports.funders.pictures import pages as pictures

report = [
    path("", reports.report, name="report"),
    path("download/<str:format>/", reports.download, name="report-download"),
    path("submit/", rounds.submit, name="report-submit"),
    path("return/", rounds.send_back, name="report-return"),
    path("approve/", rounds.approve, name="report-approve"),
    path("publish/", rounds.publish, name="report-publish"),
    path("close/", closing.close, name="report-close"),
    path("close/include/", closing.include, name="report-close-include"),
    path("close/leave-out/", closing.leave_out, name="report-close-leave-out"),
    path("close/put-back/", closing.put_back, name="report-close-put-back"),
    path("close/withhold/", closing.withhold, name="report-close-withhold"),
    path("close/tell-again/", closing.tell_again, name="report-close-tell-again"),
    path("close/move/", closing.move, name="report-close-move"),
    path("close/computed-order/", closing.computed_order, name="report-close-computed-order"),
    path("close/in-short/", closing.in_short, name="report-close-in-short"),
    path("comment/", rounds.comment, name="report-comment"),
    path("correct/", corrections.correct, name="report-correct"),
    path("correct/give-up/", corrections.abandon, name="report-abandon"),
]
edition = [
    path("", funders.edition, name="edition"),
    path("withdraw/", editions.withdraw, name="edition-withdraw"),
    path("withdraw/confirm/", editions.confirm, name="edition-confirm"),
    path("withdraw/refuse/", editions.refuse, name="edition-refuse"),
    path("erase/", editions.erase, name="edition-erase"),
    path("send/", sending.send, name="edition-send"),
    path("<str:format>/", funders.download, name="edition-download"),
]
project_read = [
    path("", pages.reading, name="reading"),
    path("activities/", pages.activities, name="activities-told"),
    path("activities/<str:kind>/", pages.activities_export, name="activities-export"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("pictures/<str:picture>.csv", pictures.data, name="picture-data"),
    path("editions/", pages.editions, name="editions"),
    path("editions/<str:code>/changes/", pages.edition_changes, name="edition-changes"),
]
project = [
    path("", projects.project, name="project"),
    path("reports/next/", following.next_report, name="project-next-report"),
    path("forecasts/", forecasts.forecasts, name="project-forecasts"),
    path("forecasts/carry-out/", forecasts.carry_out, name="project-forecasts-carry-out"),
    path("forecasts/postpone/", forecasts.postpone, name="project-forecasts-postpone"),
    path("forecasts/cancel/", forecasts.cancel, name="project-forecasts-cancel"),
    path("forecasts/undo/", forecasts.undo, name="project-forecasts-undo"),
    path("forecasts/reopen/", forecasts.reopen, name="project-forecasts-reopen"),
    path("forecasts/welcome/", forecasts.welcome, name="project-forecasts-welcome"),
]
urlpatterns = [
    path("", projects.home, name="home"),
    path("waiting/", projects.waiting, name="waiting"),
    path("read/", pages.portfolio, name="portfolio"),
    path("read/<slug:slug>/", include(project_read)),
    path("robots.txt", pages.robots, name="robots"),
    path("projects/<slug:slug>/", include(project)),
    path("projects/<slug:slug>/reports/<int:pk>/", include(report)),
    path("projects/<slug:slug>/editions/<str:code>/", include(edition)),
    path("projects/<slug:slug>/deputies/", deputies.project_deputies, name="deputies"),
    path("projects/<slug:slug>/deputies/<int:pk>/end/", deputies.end, name="deputy-end"),
    path("projects/<slug:slug>/links/", desk_links.reading_links, name="reading-links"),
    path("projects/<slug:slug>/links/<int:pk>/revoke/", desk_links.revoke, name="reading-link-revoke"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.code, name="verify-code"),
    path("l/<str:secret>/", links.open_link, name="open-link"),
    path("read/<slug:slug>/dossier.zip", dossier.dossier, name="dossier"),
    path("read/<slug:slug>/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("read/<slug:slug>/<int:pk>/editions.atom", feeds.public_editions, name="public-feed"),
    path("subscriptions/<str:secret>/calendar.ics", feeds.calendar, name="calendar"),
    path("subscriptions/<str:secret>/editions.atom", feeds.editions, name="feed"),
    path("subscriptions/<str:secret>/stop/", subscriptions.stop_mail, name="stop-mail"),
]
