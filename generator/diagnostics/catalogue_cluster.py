"""Entries for faults of a cluster that is to do the work."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "cluster-not-installed": Entry(
        "error",
        "What speaks with a cluster is not installed",
        "Type: pip install 'cx-scorecard[cluster]'. Or leave out --cluster, and the processors of "
        "this machine do the work.",
        "--cluster was typed, and the package distributed is not there.",
        "Only those who have a cluster need it, so it is not installed for everybody.",
        "scorecard build --cluster tcp://10.0.0.5:8786, after pip install cx-scorecard",
        "scorecard build --cluster tcp://10.0.0.5:8786, after pip install 'cx-scorecard[cluster]'",
    ),
    "cluster-unreachable": Entry(
        "error",
        "The scheduler of the cluster cannot be reached at {address}: {problem}",
        "Type the address that the command dask scheduler prints when it starts, such as "
        "tcp://10.0.0.5:8786. Or leave out --cluster.",
        "No scheduler answers at the address behind --cluster, or it went away during the build.",
        "The work is done by the cluster or not at all; the site stays as it was.",
        "scorecard build --cluster scheduler",
        "scorecard build --cluster tcp://scheduler:8786",
    ),
    "cluster-workers-lost": Entry(
        "error",
        "The cluster has no worker for the work: {problem}",
        "Start some, with as much memory as the pages need: dask worker ADDRESS --nworkers 4 "
        "--nthreads 1. Where they take long to start, wait longer: --cluster-wait 600.",
        "There was no worker, at first or after all had gone, or each ended at the same work.",
        "The loss of some workers costs time only, but somebody has to do the work.",
        "dask scheduler, without a dask worker",
        "dask scheduler, and dask worker tcp://10.0.0.5:8786 --nthreads 1 on other machines",
    ),
    "cluster-unlike": Entry(
        "error",
        "The cluster has another program than this machine: {problem}",
        "Install the same there: pip install --requirement requirements.txt, or the same container "
        "for the scheduler, the workers and this machine.",
        "A worker, or the scheduler, has another release of this program or of what draws and "
        "writes the pages, or none.",
        "One site would be made of pages of two programs, and be another with each build.",
        "pip install cx-scorecard==0.9.0 on a worker",
        "pip install cx-scorecard==1.0.0 on all of them",
    ),
}
