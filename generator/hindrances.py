"""Hindrances: what a build meets that is no fault of content or data, told as findings.

Takes the faults of templates and of clusters, and looks for the search and the cluster before
anything is made. Gives findings. Must not know what is built.
"""

from generator.cluster import ClusterError, expect
from generator.diagnostics import Refusal, Report
from generator.jobs import TaskError, Workforce
from generator.render import BrokenTemplateError
from generator.search import SearchError, find_pagefind

Hindrance = TaskError | BrokenTemplateError | ClusterError


def expect_search(report: Report) -> None:
    """Find that the site will have no search."""
    try:
        find_pagefind()
    except SearchError as fault:
        report.add("search-left-out", problem=fault)


def expect_cluster(workforce: Workforce, report: Report) -> None:
    """Find that the cluster cannot do the work, where one is named."""
    try:
        if workforce.cluster:
            expect(workforce.cluster)
    except ClusterError as fault:
        tell_hindrance(fault, report)


def tell_hindrance(fault: Hindrance, report: Report) -> None:
    """Tell what stopped the build: a template of the project's own, or the cluster.

    A worker's fault is the cause of that of its task. Any other is raised again: it is ours.
    """
    if isinstance(fault, ClusterError):
        report.refuse(Refusal.of(fault.code, **fault.words))
        return
    broken = fault.__cause__ if isinstance(fault, TaskError) else fault
    if not isinstance(broken, BrokenTemplateError):
        raise fault
    broken.tell(report)
