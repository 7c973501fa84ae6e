from django.urls import include, path

from reports.desk.views import closing, corrections, editions, following, forecasts, projects, reports, rounds
from reports.funders import verification
from reports.funders import views as funders

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
    path("<str:format>/", funders.download, name="edition-download"),
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
    path("projects/<slug:slug>/", include(project)),
    path("projects/<slug:slug>/reports/<int:pk>/", include(report)),
    path("projects/<slug:slug>/editions/<str:code>/", include(edition)),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.code, name="verify-code"),
]
