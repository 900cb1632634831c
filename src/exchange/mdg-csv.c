#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-csv.h"

#include "mdg-cp932.h"
#include "mdg-csv-private.h"
#include "mdg-error.h"
#include "mdg-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GByteArray *bytes;
  MdgCsvFlags flags;
  GHashTable *unwritable;
  gboolean is_line_start;
} Writer;

static void
append_text (Writer *self,
             const char *text)
{
  if (self->flags & MDG_CSV_CP932)
    mdg_cp932_append (self->bytes, text, self->unwritable);
  else
    g_byte_array_append (self->bytes, (const guint8 *) text, (guint) strlen (text));
}

static void
append_quoted (Writer *self,
               const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", pieces);

  append_text (self, "\"");
  append_text (self, doubled);
  append_text (self, "\"");
}

static void
append_cell (Writer *self,
             const char *text,
             gboolean is_number)
{
  g_autofree char *marked = NULL;
  gsize size = strlen (text);

  if (!self->is_line_start)
    append_text (self, ",");
  self->is_line_start = FALSE;

  if (!is_number && !(self->flags & MDG_CSV_RAW) && mdg_csv_is_formula (text, size))
    text = marked = g_strconcat ("'", text, NULL);

  if (strpbrk (text, "\",;\t\r\n") != NULL || g_ascii_isspace (text[0]) || (size > 0 && g_ascii_isspace (text[size - 1])))
    append_quoted (self, text);
  else
    append_text (self, text);
}

static void
end_line (Writer *self)
{
  append_text (self, "\r\n");
  self->is_line_start = TRUE;
}

static void
append_table_cell (Writer *self,
                   MdgTable *table,
                   guint row,
                   guint column)
{
  MdgCellKind kind = mdg_table_get_column_kind (table, column);
  g_autofree char *text = NULL;

  if (kind == MDG_CELL_TEXT)
    {
      append_cell (self, mdg_table_get_text (table, row, column), FALSE);
      return;
    }
  if (kind == MDG_CELL_NUMBER && mdg_table_get_number (table, row, column) != MDG_TABLE_NO_NUMBER)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, mdg_table_get_number (table, row, column));
  else
    text = mdg_table_dup_display (table, row, column);
  append_cell (self, text, kind != MDG_CELL_TIME);
}

static void
append_table (Writer *self,
              MdgTable *table,
              gboolean has_title)
{
  GPtrArray *notes = mdg_table_get_notes (table);
  guint n_columns = mdg_table_get_n_columns (table);

  if (has_title)
    {
      append_cell (self, mdg_table_get_title (table), FALSE);
      end_line (self);
    }
  for (guint column = 0; column < n_columns; column++)
    append_cell (self, mdg_table_get_column_label (table, column), FALSE);
  end_line (self);

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < n_columns; column++)
        append_table_cell (self, table, row, column);
      end_line (self);
    }
  for (guint i = 0; i < notes->len; i++)
    {
      append_cell (self, g_ptr_array_index (notes, i), FALSE);
      end_line (self);
    }
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (*(const gconstpointer *) a);
  guint y = GPOINTER_TO_UINT (*(const gconstpointer *) b);

  return x < y ? -1 : x > y;
}

static char *
list_characters (GHashTable *set)
{
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (set, NULL);
  guint n = g_hash_table_size (set);
  GString *text = g_string_new (NULL);

  qsort (keys, n, sizeof *keys, compare_characters);
  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, GPOINTER_TO_UINT (keys[i]));

  return g_string_free (text, FALSE);
}

GByteArray *
mdg_csv_format (GPtrArray *tables,
                MdgCsvFlags flags,
                char **unwritable,
                GError **error)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL);
  g_autofree char *characters = NULL;
  Writer writer = { bytes, flags, lost, TRUE };

  g_return_val_if_fail (tables != NULL, NULL);

  if (!(flags & MDG_CSV_CP932))
    g_byte_array_append (bytes, mark, sizeof mark);
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        end_line (&writer);
      append_table (&writer, g_ptr_array_index (tables, i), tables->len > 1);
    }

  characters = list_characters (lost);
  if (*characters != '\0' && !(flags & MDG_CSV_REPLACE))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("These characters cannot be written in Shift_JIS (CP932): %s. Nothing was written; choose UTF-8, or agree to 〓 in their place."), characters);
      g_clear_pointer (&bytes, g_byte_array_unref);
    }
  if (unwritable != NULL)
    *unwritable = g_steal_pointer (&characters);

  return g_steal_pointer (&bytes);
}

gboolean
mdg_csv_write (GPtrArray *tables,
               const char *path,
               MdgCsvFlags flags,
               char **unwritable,
               GError **error)
{
  GByteArray *array = mdg_csv_format (tables, flags, unwritable, error);
  g_autoptr (GBytes) bytes = array != NULL ? g_byte_array_free_to_bytes (array) : NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  return bytes != NULL && mdg_file_replace_bytes (path, bytes, error);
}
