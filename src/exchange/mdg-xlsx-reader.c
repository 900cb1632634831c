#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-sheet-reader-private.h"
#include "mdg-xlsx-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_INLINE,
  CELL_TEXT,
  CELL_BOOLEAN,
} CellType;

typedef struct
{
  guint number;
  GPtrArray *cells; /* NULL when refused */
  char *refusal;
} Row;

struct _MdgXlsxReader
{
  char *path;
  MdgXlsxBook *book;
  GPtrArray *names; /* of visible sheets, NULL-terminated */
  MdgXlsxSheet *sheet;

  MdgXlsxPart *part; /* opened with the first row */
  MdgXmlParser *parser;
  gboolean is_at_end;
  GError *failure; /* kept until the rows before it are handed out */
  GQueue rows;
  char *bytes;

  /* where the parser stands */
  guint row_number;
  Row *row;
  gsize row_size;
  guint column; /* from 0 */
  CellType type;
  guint style;
  gboolean in_cell;
  gboolean in_text;
  guint phonetic;
  GString *text;
};

static void
free_row (gpointer data)
{
  Row *row = data;

  if (row == NULL)
    return;
  if (row->cells != NULL)
    g_ptr_array_unref (row->cells);
  g_free (row->refusal);
  g_free (row);
}

static void
refuse_row (MdgXlsxReader *self,
            const char *reason)
{
  if (self->row->refusal == NULL)
    self->row->refusal = g_strdup_printf (_ ("Row %u: %s This row was left out."), self->row->number, reason);
}

/* Column of "AB12" from 0; fallback without letters. */
static guint
parse_column (const char *reference,
              guint fallback)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isalpha (*reference))
    return fallback;
  for (int i = 0; i < 4 && g_ascii_isalpha (reference[i]); i++)
    column = column * 26 + (guint) (g_ascii_toupper (reference[i]) - 'A') + 1;

  return column - 1;
}

static CellType
parse_type (const char *type)
{
  if (type == NULL || strcmp (type, "n") == 0)
    return CELL_NUMBER;
  if (strcmp (type, "s") == 0)
    return CELL_SHARED;
  if (strcmp (type, "inlineStr") == 0)
    return CELL_INLINE;
  if (strcmp (type, "b") == 0)
    return CELL_BOOLEAN;

  return CELL_TEXT; /* str, e (an error such as #N/A) and d (a date in ISO form) */
}

static void
start_row (MdgXlsxReader *self,
           const MdgXmlAttributes *attributes)
{
  free_row (self->row);
  self->row_number = mdg_xml_attributes_get_uint (attributes, "r", self->row_number + 1);
  self->row = g_new0 (Row, 1);
  self->row->number = self->row_number;
  self->row->cells = g_ptr_array_new_with_free_func (g_free);
  self->row_size = 0;
  self->column = 0;
}

static void
start_cell (MdgXlsxReader *self,
            const MdgXmlAttributes *attributes)
{
  g_autofree char *reference = mdg_xml_attributes_dup (attributes, "r");
  g_autofree char *type = mdg_xml_attributes_dup (attributes, "t");

  self->in_cell = TRUE;
  self->column = parse_column (reference, self->column);
  self->type = parse_type (type);
  self->style = mdg_xml_attributes_get_uint (attributes, "s", 0);
  g_string_truncate (self->text, 0);
}

/* NULL when the shared string is missing or too long. */
static char *
dup_value (MdgXlsxReader *self)
{
  guint format = MDG_XLSX_FORMAT_PLAIN;
  guint64 index;

  switch (self->type)
    {
    case CELL_NUMBER:
      if (self->style < self->book->formats->len)
        format = g_array_index (self->book->formats, guint, self->style);
      return mdg_xlsx_format_number (self->text->str, format, self->book->is_1904);

    case CELL_SHARED:
      if (!g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT32, &index, NULL) || index >= self->book->offsets->len || g_array_index (self->book->offsets, guint32, index) == G_MAXUINT32)
        return NULL;
      return g_strdup (self->book->strings->str + g_array_index (self->book->offsets, guint32, index));

    case CELL_BOOLEAN:
      return g_strdup (strcmp (self->text->str, "0") == 0 ? "FALSE" : "TRUE");

    case CELL_INLINE:
    case CELL_TEXT:
    default:
      mdg_xlsx_unescape (self->text);
      return g_strdup (self->text->str);
    }
}

static void
end_cell (MdgXlsxReader *self)
{
  guint column = self->column++;
  g_autofree char *value = NULL;
  GPtrArray *cells = self->row->cells;

  self->in_cell = FALSE;
  if (self->text->len == 0 || self->row->refusal != NULL)
    return;

  value = dup_value (self);
  if (value == NULL)
    {
      refuse_row (self, _ ("A text of the file is missing or too long."));
      return;
    }
  if (*value == '\0')
    return;

  self->row_size += strlen (value);
  if (column >= MDG_SHEET_MAX_CELLS)
    refuse_row (self, _ ("It has more than 1,000 cells."));
  else if (self->row_size > MDG_SHEET_MAX_LINE)
    refuse_row (self, _ ("It is longer than 1 MiB."));
  else
    {
      while (cells->len < column)
        g_ptr_array_add (cells, g_strdup (""));
      if (cells->len == column)
        g_ptr_array_add (cells, g_steal_pointer (&value));
      else
        refuse_row (self, _ ("Its cells are out of order."));
    }
}

static void
end_row (MdgXlsxReader *self)
{
  if (self->row->refusal != NULL)
    g_clear_pointer (&self->row->cells, g_ptr_array_unref);
  if (self->row->refusal != NULL || mdg_sheet_trim_row (self->row->cells))
    g_queue_push_tail (&self->rows, g_steal_pointer (&self->row));
  else
    g_clear_pointer (&self->row, free_row);
}

static void
on_start (gpointer data,
          const char *uri,
          const char *local_name,
          const MdgXmlAttributes *attributes)
{
  MdgXlsxReader *self = data;

  if (strcmp (local_name, "row") == 0)
    start_row (self, attributes);
  else if (self->row == NULL)
    return;
  else if (strcmp (local_name, "c") == 0)
    start_cell (self, attributes);
  else if (strcmp (local_name, "rPh") == 0)
    self->phonetic++;
  else if (self->in_cell && strcmp (local_name, "v") == 0)
    self->in_text = self->type != CELL_INLINE;
  else if (self->in_cell && strcmp (local_name, "t") == 0)
    self->in_text = self->type == CELL_INLINE && self->phonetic == 0;
}

static void
on_end (gpointer data,
        const char *local_name)
{
  MdgXlsxReader *self = data;

  if (self->row == NULL)
    return;
  if (strcmp (local_name, "v") == 0 || strcmp (local_name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (local_name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  else if (strcmp (local_name, "c") == 0 && self->in_cell)
    end_cell (self);
  else if (strcmp (local_name, "row") == 0)
    end_row (self);
}

static void
on_text (gpointer data,
         const char *text,
         gsize size)
{
  MdgXlsxReader *self = data;

  if (!self->in_text)
    return;
  if (self->text->len + size > MDG_SHEET_MAX_LINE)
    refuse_row (self, _ ("It is longer than 1 MiB."));
  else
    g_string_append_len (self->text, text, (gssize) size);
}

static void
choose_sheet (MdgXlsxReader *self)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      MdgXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);

      if (!sheet->is_visible)
        continue;
      if (self->names->len == 0)
        self->sheet = sheet;
      g_ptr_array_add (self->names, sheet->name);
    }
  g_ptr_array_add (self->names, NULL);
  if (self->sheet == NULL)
    self->sheet = g_ptr_array_index (self->book->sheets, 0);
}

MdgXlsxReader *
mdg_xlsx_reader_new (const char *path,
                     GError **error)
{
  MdgXlsxBook *book = mdg_xlsx_book_load (path, error);
  MdgXlsxReader *self;

  if (book == NULL)
    return NULL;

  self = g_new0 (MdgXlsxReader, 1);
  self->path = g_strdup (path);
  self->book = book;
  self->names = g_ptr_array_new ();
  self->text = g_string_new (NULL);
  self->bytes = g_malloc (CHUNK);
  g_queue_init (&self->rows);
  choose_sheet (self);

  return self;
}

void
mdg_xlsx_reader_free (MdgXlsxReader *self)
{
  g_clear_pointer (&self->parser, mdg_xml_parser_free);
  g_clear_pointer (&self->part, mdg_xlsx_part_free);
  g_queue_clear_full (&self->rows, free_row);
  free_row (self->row);
  g_clear_error (&self->failure);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->names);
  mdg_xlsx_book_free (self->book);
  g_free (self->bytes);
  g_free (self->path);
  g_free (self);
}

const char *const *
mdg_xlsx_reader_list_sheets (MdgXlsxReader *self)
{
  return (const char *const *) self->names->pdata;
}

gboolean
mdg_xlsx_reader_select_sheet (MdgXlsxReader *self,
                              const char *name,
                              GError **error)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      MdgXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);

      if (strcmp (sheet->name, name) == 0)
        {
          self->sheet = sheet;
          return TRUE;
        }
    }

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The file has no sheet “%s”."), name);
  return FALSE;
}

double
mdg_xlsx_reader_get_progress (MdgXlsxReader *self)
{
  return self->part != NULL ? mdg_xlsx_part_get_progress (self->part) : 0;
}

/* Reads on until there is a row to hand out, the sheet ends or fails. */
static void
read_on (MdgXlsxReader *self)
{
  static const MdgXmlHandlers handlers = { on_start, on_end, on_text, mdg_xlsx_refuse };

  if (self->part == NULL)
    {
      self->part = mdg_xlsx_part_open (self->path, self->sheet->part, &self->failure);
      if (self->part == NULL)
        return;
      self->parser = mdg_xml_parser_new (&handlers, self);
    }

  while (g_queue_is_empty (&self->rows) && !self->is_at_end && self->failure == NULL)
    {
      gssize n = mdg_xlsx_part_read (self->part, self->bytes, CHUNK, &self->failure);

      if (n < 0 || !mdg_xml_parser_feed (self->parser, self->bytes, (gsize) n, &self->failure))
        return;
      self->is_at_end = n == 0;
    }
}

MdgSheetStatus
mdg_xlsx_reader_next (MdgXlsxReader *self,
                      GPtrArray **cells,
                      guint *row_number,
                      GError **error)
{
  Row *row;
  MdgSheetStatus status;

  if (g_queue_is_empty (&self->rows) && self->failure == NULL)
    read_on (self);

  row = g_queue_pop_head (&self->rows);
  if (row == NULL)
    {
      *row_number = self->row_number;
      if (self->failure == NULL)
        return MDG_SHEET_END;
      g_propagate_prefixed_error (error, g_error_copy (self->failure), _ ("After row %u: "), self->row_number);
      return MDG_SHEET_FAILED;
    }

  *row_number = row->number;
  status = row->cells != NULL ? MDG_SHEET_ROW : MDG_SHEET_REFUSED;
  if (row->cells != NULL)
    *cells = g_steal_pointer (&row->cells);
  else
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, row->refusal);
  free_row (row);

  return status;
}
