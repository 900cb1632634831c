#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-write-private.h"

#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CELL 32767        /* UTF-16 units */
#define CHARACTER 5.25        /* points of one of the width of a column */
#define LINE 1.6              /* of the size */
#define MAX_HEIGHT 409        /* points */
#define FIXED_TIME 1577836800 /* 2020-01-01: a file tells nobody when it was made */

lxw_workbook *
mdg_xlsx_workbook_new (int fd,
                       gboolean is_streamed)
{
  lxw_workbook_options options = { .constant_memory = is_streamed ? LXW_TRUE : LXW_FALSE };
  lxw_doc_properties properties = { .created = FIXED_TIME };
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd); /* the library takes names only */
  lxw_workbook *workbook = workbook_new_opt (path, &options);

  workbook_set_properties (workbook, &properties);

  return workbook;
}

gboolean
mdg_xlsx_workbook_finish (lxw_workbook *workbook,
                          int fd,
                          GError **error)
{
  lxw_error status = workbook_close (workbook);

  if (status == LXW_NO_ERROR && mdg_xlsx_verify (fd))
    return TRUE;

  if (status != LXW_NO_ERROR)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The spreadsheet could not be written: %s. Nothing was changed."), lxw_strerror (status));
  else
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The spreadsheet could not be written whole; there may be no room left on the disk or for temporary files. Nothing was changed."));
  return FALSE;
}

lxw_format *
mdg_xlsx_add_format (lxw_workbook *workbook,
                     const MdgXlsxPage *page,
                     double size)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, page != NULL && page->is_mincho ? "游明朝" : "游ゴシック");
  format_set_font_size (format, size);

  return format;
}

/* A half-width character is about half the size; a column is counted in characters of 5.25 points. */
guint
mdg_xlsx_count_lines (const char *text,
                      double width,
                      double size)
{
  double room = MAX (width * CHARACTER / (size / 2), 2);
  double used = 0;
  guint n = 1;

  /* Three bytes are two half-width characters at most. */
  if (text == NULL || ((double) strlen (text) <= room && strchr (text, '\n') == NULL))
    return 1;

  /* Of a character of several bytes only the first counts. */
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      double half_widths = *p < 0x80 ? 1.1 : *p >= 0xc0 ? 2
                                                        : 0;

      used += half_widths;
      if (*p == '\n' || used > room)
        {
          n++;
          used = *p == '\n' ? 0 : half_widths;
        }
    }

  return n;
}

double
mdg_xlsx_get_height (guint n_lines,
                     double size)
{
  return n_lines > 1 ? MIN (n_lines * size * LINE + 2, MAX_HEIGHT) : MAX (LXW_DEF_ROW_HEIGHT, size * LINE + 2);
}

/* At most 31 characters without []:*?/\ and no apostrophe at an end. */
static char *
dup_sheet_name (const char *name,
                guint number)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || strchr ("[]:*?/\\'", (int) c) != NULL)
        c = ' ';
      if (c > 0xffff)
        c = 0x3013;
      if (g_utf8_strlen (clean->str, -1) < 27)
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);

  if (*clean->str == '\0')
    return g_strdup_printf ("Sheet%u", number);
  return number > 1 ? g_strdup_printf ("%s %u", clean->str, number) : g_strdup (clean->str);
}

lxw_worksheet *
mdg_xlsx_workbook_add_sheet (lxw_workbook *workbook,
                             const char *name)
{
  for (guint number = 1; number < 1000; number++)
    {
      g_autofree char *try = dup_sheet_name (name != NULL ? name : "", number);

      if (workbook_validate_sheet_name (workbook, try) == LXW_NO_ERROR)
        return workbook_add_worksheet (workbook, try);
    }

  return workbook_add_worksheet (workbook, NULL);
}

/* In headers & begins a command; 255 characters are all there is for three parts. */
static void
append_part (GString *line,
             const char *command,
             const char *text)
{
  g_autofree char *shortened = NULL;

  if (text == NULL || *text == '\0')
    return;

  shortened = mdg_text_ellipsize (text, 60);
  g_string_append (line, command);
  for (const char *p = shortened; *p != '\0'; p++)
    {
      if (*p == '&')
        g_string_append_c (line, '&');
      g_string_append_c (line, *p == '\n' ? ' ' : *p);
    }
}

void
mdg_xlsx_sheet_set_page (lxw_worksheet *sheet,
                         const MdgXlsxPage *page,
                         const char *title)
{
  static const MdgXlsxPage plain;
  g_autoptr (GString) header = g_string_new (NULL);
  g_autoptr (GString) footer = g_string_new (NULL);
  g_autofree char *middle = NULL;

  if (page == NULL)
    page = &plain;

  append_part (header, "&C", title);
  append_part (header, "&R", page->handling);
  append_part (footer, "&L", page->centre);
  middle = g_strjoin (" ", page->version != NULL ? page->version : "", page->date != NULL ? page->date : "", NULL);
  append_part (footer, "&C", g_strstrip (middle));
  g_string_append (footer, "&R&P/&N");

  worksheet_set_paper (sheet, page->is_a3 ? 8 : 9);
  if (page->is_landscape)
    worksheet_set_landscape (sheet);
  else
    worksheet_set_portrait (sheet);
  worksheet_set_margins (sheet, 0.79, 0.47, 0.6, 0.6); /* inches: 20 mm for the punch */
  worksheet_fit_to_pages (sheet, 1, 0);
  if (header->len > 0)
    worksheet_set_header (sheet, header->str);
  worksheet_set_footer (sheet, footer->str);
}

static gboolean
looks_escaped (const char *p)
{
  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return FALSE;

  return p[6] == '_';
}

char *
mdg_xlsx_escape (const char *text)
{
  GString *escaped;

  if (strstr (text, "_x") == NULL)
    return NULL;

  escaped = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (looks_escaped (p))
      g_string_append (escaped, "_x005F_");
    else
      g_string_append_c (escaped, *p);

  return g_string_free (escaped, FALSE);
}

static gboolean
is_too_long (const char *text)
{
  gsize units = 0;

  if (strlen (text) <= MAX_CELL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xffff ? 2 : 1;

  return units > MAX_CELL;
}

gboolean
mdg_xlsx_write_text (lxw_worksheet *sheet,
                     guint row,
                     guint column,
                     const char *text,
                     lxw_format *format,
                     GError **error)
{
  g_autofree char *escaped = NULL;
  lxw_error status;

  if (text == NULL || *text == '\0')
    {
      worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
      return TRUE;
    }

  escaped = mdg_xlsx_escape (text);
  status = is_too_long (text) ? LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                              : worksheet_write_string (sheet, row, (lxw_col_t) column, escaped != NULL ? escaped : text, format);
  if (status == LXW_NO_ERROR)
    return TRUE;

  if (status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Row %u: a text is longer than a spreadsheet cell holds (32,767 characters). Nothing was written; export as CSV instead."), row + 1);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The spreadsheet could not be written: %s. Nothing was changed."), lxw_strerror (status));
  return FALSE;
}
