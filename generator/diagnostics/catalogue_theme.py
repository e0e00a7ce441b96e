"""Entries for faults in how a scorecard looks: colours, logo, font, files of the project's own."""

from generator.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "bad-colour": Entry(
        "error",
        "'{text}' is not a colour",
        'Write six hex digits after a number sign, in quotes: accent: "#14527f".',
        "A colour is not written as hex digits.",
        "It cannot be checked whether people can read it.",
        "accent: navy",
        'accent: "#14527f"',
    ),
    "theme-contrast": Entry(
        "error",
        "{name} {colour} has a contrast of {ratio}:1 on {ground}, and needs {least}:1 on {screens} "
        "screens",
        "{cure}",
        "A colour of the theme is too near to the colour of the page behind it.",
        "People with weak eyes, and anybody in the sun, could not read links or see marks; "
        "WCAG 2.2 AA asks for 4.5:1 for text and 3:1 for shapes.",
        'accent: "#5da9e0"',
        'accent: "#2275b1"',
    ),
    "theme-file": Entry(
        "error",
        "There is no {kind} '{name}' in templates/assets/",
        "{guess} Put the file there, and write its name alone, such as logo.svg or letters.woff2.",
        "The theme names a file that is not there, or is of another kind.",
        "Every page would lack its logo, or fall back to other letters.",
        "logo: ../logo.svg",
        "logo: logo.svg",
    ),
    "asset-refused": Entry(
        "error",
        "This file cannot be served with the site: {problem}",
        "Save a drawing as plain SVG without scripts, links and embedded pages, or as PNG, and a "
        "font as WOFF2; give it a short name, and no more than 300,000 bytes.",
        "An image or a font in templates/assets/ holds what can act or lead elsewhere, is not what "
        "its name says, or is far too large.",
        "It would be published at the site's own address, where readers trust what they open.",
        "logo.svg with <script> in it",
        "logo.svg with paths alone",
    ),
    "asset-unused": Entry(
        "warning",
        "This file is no part of the site",
        "Style sheets are replaced under their own names: {known}. Images end in .svg, .png, .jpg "
        "or .webp, fonts in .woff2.",
        "A file in templates/assets/ has a name that nothing reads.",
        "What was meant to change does not change.",
        "templates/assets/my-style.css",
        "templates/assets/tokens.css",
    ),
    "style-from-elsewhere": Entry(
        "warning",
        "The style sheet asks for {address}, which no page will load",
        "Put the file into templates/assets/ and write its name alone, such as url(letters.woff2).",
        "A style sheet of the project's own names a file at another address.",
        "Pages load nothing from elsewhere, so that nobody else learns who reads them; the file "
        "would be missing.",
        "@import url(https://fonts.example/letters.css);",
        "@font-face { font-family: Letters; src: url(letters.woff2); }",
    ),
}
