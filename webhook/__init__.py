"""The Flask hook: notices for readers without JavaScript, page-change events, preview and directory pages."""

from webhook.app import create_app

__all__ = ["create_app"]
