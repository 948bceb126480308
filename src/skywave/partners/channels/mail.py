"""Mail: the delivery as a plain message with the story in the partner's form attached, through the newsroom's own mail server.

The server is named in the environment, because a password has no place in newsroom.toml:

    SKYWAVE_SMTP            smtp://user@mail.rfa.example:587 (STARTTLS where the server has it, required where there is a
                            password), or smtps://user@mail.rfa.example:465
    SKYWAVE_SMTP_PASSWORD   of that user, where the server asks for one
    SKYWAVE_SMTP_FROM       the sender's address; default: syndication@ the newsroom's domain

Nothing in the message is fetched from elsewhere, and nothing counts who read it. That the server took the message says nothing of
its arrival: mail is never "received" without a receipt.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from skywave import limits
from skywave.carriers.item_editor import editor_text
from skywave.carriers.markdown import render_markdown
from skywave.errors import ConfigError
from skywave.partners.channels.posting import clean
from skywave.partners.channels.push import Pushed, render
from skywave.partners.contract import MAIL_ADDRESS
from skywave.partners.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skywave.partners.channels.push import Push

SERVER, PASSWORD, SENDER = "SKYWAVE_SMTP", "SKYWAVE_SMTP_PASSWORD", "SKYWAVE_SMTP_FROM"
_PORTS: Final = {"smtp": 587, "smtps": 465}
_BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SUBJECT_CHARACTERS: Final = 200
_WORDS: Final = {
    "story": "New", "correction": "CORRECTION", "withdrawal": "WITHDRAWN, take down",
    "right": "RIGHTS CHANGED", "standing": "Standing texts",
}  # fmt: skip


class Mail:
    """Sends deliveries by mail.

    Args:
        domain: The newsroom's.
        environment: Names the server.
        tls: Whose certificates are trusted, or None for the usual ones.
        seconds: That one step may take.
    """

    def __init__(
        self,
        domain: str,
        *,
        environment: Mapping[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
        seconds: float = limits.RESPONSE_SECONDS,
    ) -> None:
        self._domain = domain
        self._environment = os.environ if environment is None else environment
        self._tls = tls
        self._seconds = seconds

    def push(self, push: Push) -> Pushed:
        """Give one message to the mail server, once.

        Raises:
            ConfigError: No server is named.
        """
        scheme, host, port, user = self._server()
        sender, receiver = self._sender(), push.partner.contract.channel.address
        message = compose(push, sender=sender, receiver=receiver, domain=self._domain)
        password = self._environment.get(PASSWORD, "")
        try:
            with self._connect(scheme, host, port) as server:
                server.ehlo_or_helo_if_needed()
                if scheme == "smtp" and (password or server.has_extn("starttls")):
                    server.starttls(context=self._tls or ssl.create_default_context())
                if user and password:
                    server.login(user, password)
                server.send_message(message, sender, [receiver])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            return _refused(code, words, f"does not take mail for {receiver}")
        except smtplib.SMTPAuthenticationError as error:
            return Pushed(taken=False, said=f"our mail server refuses the password ({error.smtp_code})")
        except smtplib.SMTPResponseException as error:
            return _refused(error.smtp_code, error.smtp_error, "refuses the message")
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return Pushed(taken=False, said=f"our mail server cannot be used ({type(error).__name__})")
        said = "our mail server took the message; whether it arrived is not known"
        return Pushed(taken=True, said=said, remote=message["Message-ID"])

    def _connect(self, scheme: str, host: str, port: int) -> smtplib.SMTP:
        if scheme == "smtps":
            context = self._tls or ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, local_hostname=self._domain, timeout=self._seconds, context=context)
        return smtplib.SMTP(host, port, local_hostname=self._domain, timeout=self._seconds)

    def _server(self) -> tuple[str, str, int, str]:
        try:
            url = urlsplit(self._environment.get(SERVER, ""))
            port = url.port
        except ValueError:
            url, port = urlsplit(""), None
        if url.scheme not in _PORTS or not url.hostname or url.password:
            msg = f"{SERVER} names no mail server, so nothing can be sent to partners by mail"
            raise ConfigError(msg, hint=f"{SERVER}=smtp://user@mail.example:587, its password in {PASSWORD}")
        return url.scheme, url.hostname, port or _PORTS[url.scheme], unquote(url.username or "")

    def _sender(self) -> str:
        sender = self._environment.get(SENDER, "") or f"syndication@{self._domain}"
        if not MAIL_ADDRESS.fullmatch(sender) or not sender.isprintable():
            msg = f"{SENDER} is no mail address"
            raise ConfigError(msg, hint=f"{SENDER}=syndication@{self._domain}")
        return sender


def compose(push: Push, *, sender: str, receiver: str, domain: str) -> EmailMessage:
    """Return the message.

    Args:
        push: What is sent.
        sender: A mail address.
        receiver: A mail address.
        domain: The newsroom's.
    """
    item, form = push.item, push.partner.contract.channel.form
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, receiver
    # One line, whatever a title holds: nothing in it can begin another header.
    title = _BROKEN.sub(" ", item.title or item.work)[:_SUBJECT_CHARACTERS].strip()
    message["Subject"] = f"[{_BROKEN.sub(' ', item.masthead)}] {_WORDS[push.kind]}: {title}"
    message["Date"] = format_datetime(dt.datetime.fromtimestamp(push.now, dt.UTC))
    message["Message-ID"] = f"<{push.id}@{domain}>"
    if push.remote.startswith("<") and not _BROKEN.search(push.remote):
        message["In-Reply-To"] = message["References"] = push.remote
    message["Auto-Submitted"] = "auto-generated"
    message["Skywave-Delivery"] = push.id
    said = [f"{_WORDS[push.kind]}: {' '.join(push.why.split())}", ""]
    if text := editor_text(item):
        said += [text, ""]
    body = "\n".join(said) + "\n" + render_markdown(item, push.address).decode()
    message.set_content(body, subtype="plain", charset="utf-8", cte="quoted-printable")
    if form != "markdown":
        main, _, sub = FORMS[form].media.partition(";")[0].partition("/")
        name = f"{item.work}-{item.version}.{FORMS[form].extension}"
        message.add_attachment(render(push), maintype=main, subtype=sub, filename=name)
    return message


def _refused(code: int, words: bytes | str, what: str) -> Pushed:
    text = clean(words if isinstance(words, bytes) else words.encode())
    # 5xx is for good: the address is wrong, or this server will never take it.
    return Pushed(taken=False, said=f"the mail server {what} ({code} {text})", final=500 <= code < 600)
