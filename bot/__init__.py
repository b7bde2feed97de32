"""The wiki's bot: publish, scan, report, withdraw. Every edit goes through pywikibot."""
