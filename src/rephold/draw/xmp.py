"""What the file says about itself, twice and in step: the Info dictionary and the XMP packet (ISO 16684-1).

The packet claims PDF/A-2a and PDF/UA-1; PDF/A wants the schema of that second claim described in the packet
itself (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import re
from datetime import datetime

from rephold.draw.fragment import Metadata
from rephold.draw.objects import string

_NOT_XML = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
%s
%s</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_CLAIMS = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


def info(meta: Metadata) -> bytes:
    """The Info dictionary; entries without text are left out. ValueError for a moment that is no time."""
    moment = _moment(meta)
    texts = (
        (b"Title", meta.title),
        (b"Author", meta.author),
        (b"Subject", meta.subject),
        (b"Keywords", _keywords(meta)),
        (b"Creator", meta.producer),
        (b"Producer", meta.producer),
    )
    entries = [b"/%b %b" % (key, string(plain(text))) for key, text in texts if plain(text)]
    date = moment.strftime("(D:%Y%m%d%H%M%SZ)").encode("ascii")
    return b"<<%b /CreationDate %b /ModDate %b>>" % (b" ".join(entries), date, date)


def packet(meta: Metadata, *, archival: bool = True) -> bytes:
    """The XMP packet, to be stored without a filter; a title must be there (ISO 14289-1, 7.1).

    `archival` claims PDF/A-2a and PDF/UA-1, which a file without tags cannot.
    """
    date = _moment(meta).strftime("%Y-%m-%dT%H:%M:%SZ")
    entries = [
        _element("dc:title", '<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>', meta.title),
        _element("dc:creator", "<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>", meta.author),
        _element(
            "dc:description", '<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>', meta.subject
        ),
        _element("dc:language", "<rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>", meta.language),
        _element("xmp:CreatorTool", "%s", meta.producer),
        _element("xmp:CreateDate", "%s", date),
        _element("xmp:ModifyDate", "%s", date),
        _element("pdf:Producer", "%s", meta.producer),
        _element("pdf:Keywords", "%s", _keywords(meta)),
    ]
    return (_PACKET % ("\n".join(filter(None, entries)), _CLAIMS if archival else "")).encode("utf-8")


def plain(text: str) -> str:
    """The text without what XML cannot hold, and on one line, as both places give it."""
    return " ".join(_NOT_XML.sub(" ", text).split())


def _element(tag: str, form: str, text: str) -> str:
    escaped = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag}>{form % escaped}</{tag}>" if escaped else ""


def _keywords(meta: Metadata) -> str:
    return ", ".join(meta.keywords)


def _moment(meta: Metadata) -> datetime:
    if not re.fullmatch("[0-9]{14}", meta.moment):
        raise ValueError(f"{meta.moment!r} is no moment: it is YYYYMMDDhhmmss")
    return datetime.fromisoformat(f"{meta.moment[:8]}T{meta.moment[8:]}")
