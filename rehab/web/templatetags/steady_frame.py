"""Parts of the frame around every page that are the same for everybody, drawn once; part of `{% load steady %}`."""

from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, TextNode, Token, Variable
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.template.library import SimpleNode
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rehab.web.kept import drawn_of, lean
from rehab.web.navigation import Link

register = template.Library()


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """{% url %} as Django has it; an address without arguments is looked up once in a process."""
    node = django_url(parser, token)
    if node.args or node.kwargs or not constant(node.view_name):
        return node
    return KeptUrl(node.view_name, [], {}, node.asvar)


class KeptUrl(URLNode):
    """Keeps the address it found, or that there is none."""

    def render(self, context: Context) -> str:
        kept: dict[str, str] = self.__dict__.setdefault("kept", {})
        place = get_urlconf() or settings.ROOT_URLCONF
        if place not in kept:
            shown = super().render(context)
            kept[place] = context[self.asvar] if self.asvar else shown
        if not self.asvar:
            return kept[place]
        context[self.asvar] = kept[place]
        return ""


@register.tag
def once(parser: Parser, _token: Token) -> "OnceNode":
    """{% once %}…{% endonce %} — drawn once in a process for each language, because it is the same for everybody.

    The body may hold text, translations, addresses without arguments, static files and icons: nothing from the page.
    """
    body = parser.parse(("endonce",))
    parser.delete_first_token()
    for node in body:
        if not same_for_everybody(node):
            raise TemplateSyntaxError(
                f"{node} may differ from page to page, so it can't stand in {{% once %}}."
            )
    return OnceNode(body)


def same_for_everybody(node: Node) -> bool:
    """Whether a part of a template says the same on every page in one language."""
    if isinstance(node, TranslateNode):
        return node.asvar is None and node.message_context is None and constant(node.filter_expression)
    if isinstance(node, URLNode):
        return node.asvar is None and not node.args and not node.kwargs and constant(node.view_name)
    if isinstance(node, StaticNode):
        return node.varname is None and constant(node.path)
    if isinstance(node, SimpleNode):
        plain = not node.takes_context and node.target_var is None and node.func.__name__ == "icon"
        return plain and all(constant(one) for one in (*node.args, *node.kwargs.values()))
    return isinstance(node, TextNode)


def constant(given: FilterExpression) -> bool:
    """Whether it was written out in the template."""
    var = given.var
    return not given.filters and (not isinstance(var, Variable) or var.lookups is None)


class OnceNode(Node):
    """Keeps what its body drew."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.kept: dict[tuple[str | None, str | None], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        place = get_language(), get_urlconf()
        if place not in self.kept:
            self.kept[place] = lean(self.nodelist.render(context))
        return self.kept[place]


@register.simple_tag
def nav_entries(entries: Sequence[Link]) -> SafeString:
    """{% nav_entries entries %} — the entries of a menu as list items."""
    return drawn_of("nav_entries", entries=tuple(entries))
