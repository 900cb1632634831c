#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-private.h"

#include "mdg-error.h"
#include "mdg-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STRINGS (128 * 1024 * 1024) /* bytes of all shared strings */
#define MAX_STYLES 100000
#define MAX_SHEETS 1000

typedef struct
{
  char *id;
  char *type; /* last part: worksheet, sharedStrings, styles, officeDocument */
  char *target;
} Relation;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
free_sheet (gpointer data)
{
  MdgXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

static void
ignore_end (gpointer data,
            const char *local_name)
{
}

static void
on_relation (gpointer data,
             const char *uri,
             const char *local_name,
             const MdgXmlAttributes *attributes)
{
  GPtrArray *relations = data;
  g_autofree char *type = NULL;
  Relation *relation;

  if (strcmp (local_name, "Relationship") != 0 || relations->len >= 10 * MAX_SHEETS)
    return;

  type = mdg_xml_attributes_dup (attributes, "Type");
  relation = g_new0 (Relation, 1);
  relation->id = mdg_xml_attributes_dup (attributes, "Id");
  relation->target = mdg_xml_attributes_dup (attributes, "Target");
  relation->type = g_strdup (type == NULL ? "" : strrchr (type, '/') != NULL ? strrchr (type, '/') + 1
                                                                             : type);
  g_ptr_array_add (relations, relation);
}

static GPtrArray *
load_relations (const char *path,
                const char *name,
                GError **error)
{
  static const MdgXmlHandlers handlers = { on_relation, ignore_end, NULL, mdg_xlsx_refuse };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);

  return mdg_xlsx_parse_part (path, name, &handlers, relations, error) ? g_steal_pointer (&relations) : NULL;
}

/* The name inside the zip of a target written relative to the folder. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = NULL;
  g_autofree char *canonical = NULL;

  if (target == NULL)
    return NULL;
  if (*target == '/')
    return g_strdup (target + 1);

  joined = g_build_filename ("/", folder, target, NULL);
  canonical = g_canonicalize_filename (joined, "/");

  return g_strdup (canonical + 1);
}

static char *
find_part (GPtrArray *relations,
           const char *folder,
           const char *id,
           const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      Relation *relation = g_ptr_array_index (relations, i);

      if ((id == NULL || g_strcmp0 (relation->id, id) == 0) && strcmp (relation->type, type) == 0)
        return resolve (folder, relation->target);
    }

  return NULL;
}

static void
on_workbook_element (gpointer data,
                     const char *uri,
                     const char *local_name,
                     const MdgXmlAttributes *attributes)
{
  MdgXlsxBook *self = data;

  if (strcmp (local_name, "workbookPr") == 0)
    {
      g_autofree char *value = mdg_xml_attributes_dup (attributes, "date1904");

      self->is_1904 = value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
    }
  else if (strcmp (local_name, "sheet") == 0 && self->sheets->len < MAX_SHEETS)
    {
      g_autofree char *state = mdg_xml_attributes_dup (attributes, "state");
      MdgXlsxSheet *sheet = g_new0 (MdgXlsxSheet, 1);

      sheet->name = mdg_xml_attributes_dup (attributes, "name");
      sheet->relation = mdg_xml_attributes_dup (attributes, "id");
      sheet->is_visible = state == NULL || strcmp (state, "visible") == 0;
      g_ptr_array_add (self->sheets, sheet);
    }
}

typedef struct
{
  MdgXlsxBook *book;
  gboolean in_item;
  gboolean in_text;
  guint phonetic; /* depth inside readings, which are no part of the text */
  GString *text;
  gboolean is_too_long;
} StringsState;

static void
on_string_start (gpointer data,
                 const char *uri,
                 const char *local_name,
                 const MdgXmlAttributes *attributes)
{
  StringsState *state = data;

  if (strcmp (local_name, "si") == 0)
    {
      state->in_item = TRUE;
      state->is_too_long = FALSE;
      g_string_truncate (state->text, 0);
    }
  else if (strcmp (local_name, "rPh") == 0)
    state->phonetic++;
  else if (strcmp (local_name, "t") == 0)
    state->in_text = state->in_item && state->phonetic == 0;
}

static void
on_string_end (gpointer data,
               const char *local_name)
{
  StringsState *state = data;
  GString *strings = state->book->strings;
  guint32 offset = (guint32) strings->len;

  if (strcmp (local_name, "rPh") == 0 && state->phonetic > 0)
    state->phonetic--;
  else if (strcmp (local_name, "t") == 0)
    state->in_text = FALSE;
  else if (strcmp (local_name, "si") == 0)
    {
      state->in_item = FALSE;
      mdg_xlsx_unescape (state->text);
      if (state->is_too_long || strings->len + state->text->len >= MAX_STRINGS)
        offset = G_MAXUINT32;
      else
        g_string_append_len (strings, state->text->str, (gssize) state->text->len + 1);
      g_array_append_val (state->book->offsets, offset);
    }
}

static void
on_string_text (gpointer data,
                const char *text,
                gsize size)
{
  StringsState *state = data;

  if (!state->in_text)
    return;
  if (state->text->len + size > MDG_SHEET_MAX_LINE)
    state->is_too_long = TRUE;
  else
    g_string_append_len (state->text, text, (gssize) size);
}

static gboolean
load_strings (MdgXlsxBook *self,
              const char *path,
              const char *name,
              GError **error)
{
  static const MdgXmlHandlers handlers = { on_string_start, on_string_end, on_string_text, mdg_xlsx_refuse };
  StringsState state = { .book = self, .text = g_string_new (NULL) };
  gboolean done = mdg_xlsx_parse_part (path, name, &handlers, &state, error);

  g_string_free (state.text, TRUE);
  return done;
}

typedef struct
{
  MdgXlsxBook *book;
  GHashTable *codes; /* number of a format to MdgXlsxFormat */
  gboolean in_cells;
} StylesState;

static void
on_style_start (gpointer data,
                const char *uri,
                const char *local_name,
                const MdgXmlAttributes *attributes)
{
  StylesState *state = data;

  if (strcmp (local_name, "cellXfs") == 0)
    state->in_cells = TRUE;
  else if (strcmp (local_name, "numFmt") == 0 && g_hash_table_size (state->codes) < MAX_STYLES)
    {
      g_autofree char *code = mdg_xml_attributes_dup (attributes, "formatCode");
      guint id = mdg_xml_attributes_get_uint (attributes, "numFmtId", 0);

      if (code != NULL && id > 0)
        g_hash_table_insert (state->codes, GUINT_TO_POINTER (id), GUINT_TO_POINTER (mdg_xlsx_format_from_code (code)));
    }
  else if (state->in_cells && strcmp (local_name, "xf") == 0 && state->book->formats->len < MAX_STYLES)
    {
      guint id = mdg_xml_attributes_get_uint (attributes, "numFmtId", 0);
      gpointer custom;
      guint format = mdg_xlsx_format_from_id (id);

      if (g_hash_table_lookup_extended (state->codes, GUINT_TO_POINTER (id), NULL, &custom))
        format = GPOINTER_TO_UINT (custom);
      g_array_append_val (state->book->formats, format);
    }
}

static void
on_style_end (gpointer data,
              const char *local_name)
{
  StylesState *state = data;

  if (strcmp (local_name, "cellXfs") == 0)
    state->in_cells = FALSE;
}

static gboolean
load_styles (MdgXlsxBook *self,
             const char *path,
             const char *name,
             GError **error)
{
  static const MdgXmlHandlers handlers = { on_style_start, on_style_end, NULL, mdg_xlsx_refuse };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  StylesState state = { .book = self, .codes = codes };

  return mdg_xlsx_parse_part (path, name, &handlers, &state, error);
}

/* Keeps what is a sheet of cells and has a part; charts and macros go. */
static gboolean
resolve_sheets (MdgXlsxBook *self,
                GPtrArray *relations,
                const char *folder,
                GError **error)
{
  for (guint i = 0; i < self->sheets->len;)
    {
      MdgXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->relation != NULL && sheet->name != NULL)
        sheet->part = find_part (relations, folder, sheet->relation, "worksheet");
      if (sheet->part == NULL)
        g_ptr_array_remove_index (self->sheets, i);
      else
        i++;
    }

  if (self->sheets->len > 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file has no sheet with cells."));
  return FALSE;
}

MdgXlsxBook *
mdg_xlsx_book_load (const char *path,
                    GError **error)
{
  static const MdgXmlHandlers handlers = { on_workbook_element, ignore_end, NULL, mdg_xlsx_refuse };
  g_autoptr (GPtrArray) roots = load_relations (path, "_rels/.rels", error);
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (MdgXlsxBook) self = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *relations_name = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *styles = NULL;

  if (roots == NULL)
    return NULL;
  workbook = find_part (roots, "", NULL, "officeDocument");
  if (workbook == NULL)
    workbook = g_strdup ("xl/workbook.xml");
  folder = g_path_get_dirname (workbook);
  base = g_path_get_basename (workbook);
  relations_name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  relations = load_relations (path, relations_name, error);
  if (relations == NULL)
    return NULL;

  self = g_new0 (MdgXlsxBook, 1);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->strings = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->formats = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!mdg_xlsx_parse_part (path, workbook, &handlers, self, error) || !resolve_sheets (self, relations, folder, error))
    return NULL;

  strings = find_part (relations, folder, NULL, "sharedStrings");
  styles = find_part (relations, folder, NULL, "styles");
  if ((strings != NULL && !load_strings (self, path, strings, error)) || (styles != NULL && !load_styles (self, path, styles, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
mdg_xlsx_book_free (MdgXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->formats);
  g_free (self);
}

static gboolean
is_escape (const char *p,
           gunichar *c)
{
  guint value = 0;

  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      value = value * 16 + (guint) digit;
    }
  *c = value;

  return p[6] == '_' && value != 0 && (value < 0xd800 || value > 0xdfff);
}

void
mdg_xlsx_unescape (GString *text)
{
  g_autoptr (GString) plain = NULL;

  if (strstr (text->str, "_x") == NULL && strchr (text->str, '\r') == NULL)
    return;

  plain = g_string_sized_new (text->len);
  for (const char *p = text->str; *p != '\0';)
    {
      gunichar c;

      if (is_escape (p, &c))
        {
          g_string_append_unichar (plain, c);
          p += 7;
        }
      else
        g_string_append_c (plain, *p++);
    }
  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  g_string_assign (text, plain->str);
}
