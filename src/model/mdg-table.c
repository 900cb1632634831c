#define G_LOG_DOMAIN "mdg-model"

#include "mdg-table.h"

#include "mdg-date.h"

typedef struct
{
  char *label;
  MdgCellKind kind;
  double weight;
} Column;

typedef struct
{
  const char *code;
  const char *short_label;
  int level;
} Row;

typedef union
{
  const char *text;
  gint64 number;
} Cell;

/* Cells lie row after row in one array; equal texts are kept once. */
struct _MdgTable
{
  GObject parent_instance;

  char *key;
  char *title;
  GArray *columns;
  GArray *rows;
  GArray *cells;
  GStringChunk *texts;
  GPtrArray *notes;
  GHashTable *going_on; /* places in cells, NULL while there are none */
  guint total_row;
};

G_DEFINE_FINAL_TYPE (MdgTable, mdg_table, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->label);
}

static const Column *
get_column (MdgTable *self,
            guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static gboolean
has_text (MdgTable *self,
          guint column)
{
  MdgCellKind kind = get_column (self, column)->kind;

  return kind == MDG_CELL_TEXT || kind == MDG_CELL_TIME;
}

static Cell *
get_cell (MdgTable *self,
          guint row,
          guint column)
{
  return &g_array_index (self->cells, Cell, (gsize) row * self->columns->len + column);
}

static gboolean
has_cell (MdgTable *self,
          guint row,
          guint column)
{
  return row < self->rows->len && column < self->columns->len;
}

/* "1,234,567": offices read no number without the commas. */
static char *
format_number (gint64 number)
{
  char digits[32];
  GString *text;
  int length;

  if (number == MDG_TABLE_NO_NUMBER)
    return g_strdup ("―");

  length = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number < 0 ? -(guint64) number : (guint64) number);
  text = g_string_new (number < 0 ? "-" : "");
  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

static char *
format_percent (gint64 tenths)
{
  guint64 size;

  if (tenths == MDG_TABLE_NO_NUMBER)
    return g_strdup ("―");

  size = tenths < 0 ? -(guint64) tenths : (guint64) tenths;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%u%%", tenths < 0 ? "-" : "", size / 10, (guint) (size % 10));
}

static void
mdg_table_finalize (GObject *object)
{
  MdgTable *self = MDG_TABLE (object);

  g_free (self->key);
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->going_on, g_hash_table_unref);

  G_OBJECT_CLASS (mdg_table_parent_class)->finalize (object);
}

static void
mdg_table_class_init (MdgTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdg_table_finalize;
}

static void
mdg_table_init (MdgTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->texts = g_string_chunk_new (4096);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->total_row = G_MAXUINT;
}

MdgTable *
mdg_table_new (const char *key,
               const char *title)
{
  MdgTable *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (MDG_TYPE_TABLE, NULL);
  self->key = g_strdup (key);
  self->title = g_strdup (title != NULL ? title : "");

  return self;
}

const char *
mdg_table_get_key (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);

  return self->key;
}

const char *
mdg_table_get_title (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);

  return self->title;
}

/* All columns come before the first row: the cells of a row lie side by side. */
void
mdg_table_add_column (MdgTable *self,
                      const char *label,
                      MdgCellKind kind,
                      double weight)
{
  Column column = { .kind = kind, .weight = weight };

  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (self->rows->len == 0);

  column.label = g_strdup (label != NULL ? label : "");
  g_array_append_val (self->columns, column);
}

guint
mdg_table_get_n_columns (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), 0);

  return self->columns->len;
}

const char *
mdg_table_get_column_label (MdgTable *self,
                            guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return get_column (self, column)->label;
}

MdgCellKind
mdg_table_get_column_kind (MdgTable *self,
                           guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), MDG_CELL_TEXT);
  g_return_val_if_fail (column < self->columns->len, MDG_CELL_TEXT);

  return get_column (self, column)->kind;
}

double
mdg_table_get_column_weight (MdgTable *self,
                             guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), 0);
  g_return_val_if_fail (column < self->columns->len, 0);

  return get_column (self, column)->weight;
}

guint
mdg_table_add_row (MdgTable *self,
                   const char *code,
                   int level)
{
  Row row = { .level = level };
  guint index;

  g_return_val_if_fail (MDG_IS_TABLE (self), G_MAXUINT);

  if (code != NULL)
    row.code = g_string_chunk_insert_const (self->texts, code);
  index = self->rows->len;
  g_array_append_val (self->rows, row);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Cell cell;

      if (has_text (self, i))
        cell.text = "";
      else
        cell.number = MDG_TABLE_NO_NUMBER;
      g_array_append_val (self->cells, cell);
    }

  return index;
}

guint
mdg_table_get_n_rows (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), 0);

  return self->rows->len;
}

const char *
mdg_table_get_row_code (MdgTable *self,
                        guint row)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_array_index (self->rows, Row, row).code;
}

int
mdg_table_get_row_level (MdgTable *self,
                         guint row)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).level;
}

void
mdg_table_set_row_short (MdgTable *self,
                         guint row,
                         const char *label)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len);

  g_array_index (self->rows, Row, row).short_label = label != NULL ? g_string_chunk_insert_const (self->texts, label) : NULL;
}

const char *
mdg_table_get_row_short (MdgTable *self,
                         guint row)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_array_index (self->rows, Row, row).short_label;
}

void
mdg_table_set_text (MdgTable *self,
                    guint row,
                    guint column,
                    const char *text)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (has_cell (self, row, column));
  g_return_if_fail (has_text (self, column));

  get_cell (self, row, column)->text = text != NULL && *text != '\0' ? g_string_chunk_insert_const (self->texts, text) : "";
}

void
mdg_table_set_number (MdgTable *self,
                      guint row,
                      guint column,
                      gint64 number)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (has_cell (self, row, column));
  g_return_if_fail (!has_text (self, column));

  get_cell (self, row, column)->number = number;
}

const char *
mdg_table_get_text (MdgTable *self,
                    guint row,
                    guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);
  g_return_val_if_fail (has_cell (self, row, column), NULL);
  g_return_val_if_fail (has_text (self, column), NULL);

  return get_cell (self, row, column)->text;
}

gint64
mdg_table_get_number (MdgTable *self,
                      guint row,
                      guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), MDG_TABLE_NO_NUMBER);
  g_return_val_if_fail (has_cell (self, row, column), MDG_TABLE_NO_NUMBER);
  g_return_val_if_fail (!has_text (self, column), MDG_TABLE_NO_NUMBER);

  return get_cell (self, row, column)->number;
}

char *
mdg_table_dup_display (MdgTable *self,
                       guint row,
                       guint column)
{
  const Cell *cell;

  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);
  g_return_val_if_fail (has_cell (self, row, column), NULL);

  cell = get_cell (self, row, column);
  switch (get_column (self, column)->kind)
    {
    case MDG_CELL_NUMBER:
      return format_number (cell->number);

    case MDG_CELL_PERCENT:
      return format_percent (cell->number);

    case MDG_CELL_TIME:
      return mdg_datetime_format (cell->text);

    case MDG_CELL_TEXT:
    default:
      return g_strdup (cell->text);
    }
}

void
mdg_table_set_total_row (MdgTable *self,
                         guint row)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (row == G_MAXUINT || row < self->rows->len);

  self->total_row = row;
}

guint
mdg_table_get_total_row (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), G_MAXUINT);

  return self->total_row;
}

void
mdg_table_add_note (MdgTable *self,
                    const char *note)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}

GPtrArray *
mdg_table_get_notes (MdgTable *self)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), NULL);

  return self->notes;
}

static gpointer
get_place (MdgTable *self,
           guint row,
           guint column)
{
  return GSIZE_TO_POINTER ((gsize) row * self->columns->len + column + 1);
}

void
mdg_table_set_goes_on (MdgTable *self,
                       guint row,
                       guint column)
{
  g_return_if_fail (MDG_IS_TABLE (self));
  g_return_if_fail (row > 0 && has_cell (self, row, column));

  if (self->going_on == NULL)
    self->going_on = g_hash_table_new (NULL, NULL);
  g_hash_table_add (self->going_on, get_place (self, row, column));
}

gboolean
mdg_table_goes_on (MdgTable *self,
                   guint row,
                   guint column)
{
  g_return_val_if_fail (MDG_IS_TABLE (self), FALSE);

  return self->going_on != NULL && has_cell (self, row, column) && g_hash_table_contains (self->going_on, get_place (self, row, column));
}
