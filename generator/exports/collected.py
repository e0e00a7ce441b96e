"""What collectors of open data ask for, and a project does not say.

Takes a site. Adds findings. Must not know what the catalogue says besides.
"""

from generator.diagnostics import Report
from generator.model import Contact, Site


def check_catalogue(site: Site, report: Report) -> None:
    """Find what collectors ask for and site.yaml does not say, of a site that has a catalogue."""
    if not site.base_url:
        return
    if not site.licence_url:
        report.add("catalogue-without-licence", site.at.itself)
    if not (site.contact or Contact()).email:
        report.add("catalogue-without-email", site.at.of("contact"))
