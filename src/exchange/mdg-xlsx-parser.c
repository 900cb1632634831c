#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

void
mdg_xlsx_refuse (gpointer data,
                 const MdgXmlFault *fault,
                 GError **error)
{
  if (fault->kind == MDG_XML_DOCUMENT_TYPE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file contains a document type; it was not read."));
  else if (fault->kind == MDG_XML_SHAPE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file is built in a way no spreadsheet program writes; it was not read."));
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file is damaged (line %d of a part). Open it in the spreadsheet program and save it anew."), fault->line);
}

gboolean
mdg_xlsx_parse_part (const char *path,
                     const char *name,
                     const MdgXmlHandlers *handlers,
                     gpointer data,
                     GError **error)
{
  g_autoptr (MdgXlsxPart) part = mdg_xlsx_part_open (path, name, error);
  g_autoptr (MdgXmlParser) parser = NULL;
  g_autofree char *bytes = g_malloc (64 * 1024);

  if (part == NULL)
    return FALSE;

  parser = mdg_xml_parser_new (handlers, data);
  for (;;)
    {
      gssize n = mdg_xlsx_part_read (part, bytes, 64 * 1024, error);

      if (n < 0 || !mdg_xml_parser_feed (parser, bytes, (gsize) n, error))
        return FALSE;
      if (n == 0)
        return TRUE;
    }
}
