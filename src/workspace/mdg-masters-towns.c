#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-masters-towns.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-masters.h"
#include "mdg-sheet-reader.h"
#include "mdg-text.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any city; a wrong file should not fill the register. */
#define MAX_LINES 20000

typedef struct
{
  guint number;
  char *cells[3];
} Line;

struct _MdgTownList
{
  GPtrArray *lines; /* of Line */
  guint town_column;
  guint area_column;
  gboolean has_towns;
};

static void
free_line (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < G_N_ELEMENTS (line->cells); i++)
    g_free (line->cells[i]);
  g_free (line);
}

void
mdg_town_list_free (MdgTownList *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
mdg_town_list_result_clear (MdgTownListResult *result)
{
  g_clear_pointer (&result->refused, g_ptr_array_unref);
}

static MdgTownList *
new_list (void)
{
  MdgTownList *self = g_new0 (MdgTownList, 1);

  self->lines = g_ptr_array_new_with_free_func (free_line);

  return self;
}

/* Cells lose the spaces around them, wide ones too. */
static char *
dup_cell (const char *text)
{
  g_autofree char *clean = mdg_text_clean (text, NULL);
  const char *begin = clean;
  const char *end;

  while (*begin != '\0' && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  end = begin + strlen (begin);
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strdelimit (g_strndup (begin, (gsize) (end - begin)), "\n", ' ');
}

static void
add_line (MdgTownList *self,
          guint number,
          char *const *cells,
          guint n_cells)
{
  Line *line = g_new0 (Line, 1);
  gboolean is_empty = TRUE;

  line->number = number;
  for (guint i = 0; i < G_N_ELEMENTS (line->cells); i++)
    {
      line->cells[i] = dup_cell (i < n_cells && cells[i] != NULL ? cells[i] : "");
      is_empty = is_empty && *line->cells[i] == '\0';
    }

  if (is_empty)
    free_line (line);
  else
    g_ptr_array_add (self->lines, line);
}

static char **
split_line (const char *text)
{
  static const char *const parts[] = { "\t", ",", "，", "\u3000" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) != NULL)
      return g_strsplit (text, parts[i], -1);

  return g_strsplit (text, "\n", 1);
}

static gboolean
is_head (const char *cell,
         const char *const *words)
{
  g_autofree char *folded = mdg_text_fold (cell);

  return g_strv_contains (words, folded);
}

static guint
count_distinct (MdgTownList *self,
                guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    g_hash_table_add (seen, ((Line *) self->lines->pdata[i])->cells[column]);

  return g_hash_table_size (seen);
}

/* A head says which column is which; without one, the column with fewer names is that of the areas. */
static gboolean
find_columns (MdgTownList *self,
              GError **error)
{
  static const char *const town_words[] = { "町名", "町", "町丁", "町丁目", "町字", "大字", "地名", "住所", "town", NULL };
  static const char *const area_words[] = { "圏域", "圏域名", "日常生活圏域", "地区", "地域", "包括", "担当包括", "area", NULL };
  Line *first;

  if (self->lines->len == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no line with a town or an area in it. Nothing was added."));
      return FALSE;
    }

  first = self->lines->pdata[0];
  for (guint i = 0; i < self->lines->len; i++)
    self->has_towns = self->has_towns || *((Line *) self->lines->pdata[i])->cells[1] != '\0';
  self->town_column = 0;
  self->area_column = self->has_towns ? 1 : 0;

  if (is_head (first->cells[0], town_words) || is_head (first->cells[0], area_words))
    {
      if (self->has_towns && is_head (first->cells[0], area_words))
        {
          self->town_column = 1;
          self->area_column = 0;
        }
      g_ptr_array_remove_index (self->lines, 0);
    }
  else if (self->has_towns && count_distinct (self, 0) < count_distinct (self, 1))
    {
      self->town_column = 1;
      self->area_column = 0;
    }

  return TRUE;
}

MdgTownList *
mdg_town_list_new_for_text (const char *text,
                            GError **error)
{
  g_autoptr (MdgTownList) self = new_list ();
  g_autofree char *clean = mdg_text_clean (text, NULL);
  g_auto (GStrv) tabbed = NULL;

  /* Tabs are what a spreadsheet puts on the clipboard; cleaning keeps them. */
  tabbed = g_strsplit (clean, "\n", MAX_LINES + 1);
  for (guint i = 0; tabbed[i] != NULL && i < MAX_LINES; i++)
    {
      g_auto (GStrv) cells = split_line (tabbed[i]);

      add_line (self, i + 1, cells, g_strv_length (cells));
    }

  return find_columns (self, error) ? g_steal_pointer (&self) : NULL;
}

MdgTownList *
mdg_town_list_new_for_path (const char *path,
                            GError **error)
{
  g_autoptr (MdgTownList) self = new_list ();
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (path, error);
  MdgSheetStatus status = MDG_SHEET_ROW;

  if (reader == NULL)
    return NULL;

  while (self->lines->len < MAX_LINES)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autoptr (GError) row_error = NULL;
      guint number;

      status = mdg_sheet_reader_next (reader, &cells, &number, &row_error);
      if (status == MDG_SHEET_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&row_error));
          return NULL;
        }
      if (status == MDG_SHEET_END)
        break;
      if (status == MDG_SHEET_ROW)
        add_line (self, number, (char *const *) cells->pdata, cells->len);
    }

  return find_columns (self, error) ? g_steal_pointer (&self) : NULL;
}

typedef struct
{
  MdgChange *change;
  MdgTownListResult *result;
  GHashTable *areas; /* folded name to MdgRecord */
  GHashTable *towns;
  gint64 position;
  int code;
} Adding;

static void
refuse (Adding *adding,
        const Line *line,
        const char *reason)
{
  g_ptr_array_add (adding->result->refused, g_strdup_printf (_ ("Line %u: %s"), line->number, reason));
}

static MdgRecord *
take_area (Adding *adding,
           const char *name)
{
  g_autofree char *key = mdg_text_fold (name);
  MdgRecord *known = g_hash_table_lookup (adding->areas, key);
  g_autofree char *code = NULL;
  MdgRecord *area;

  if (known != NULL)
    return known;

  code = g_strdup_printf ("%02d", adding->code++);
  area = mdg_record_new (MDG_KIND_AREA);
  mdg_record_set_text (area, MDG_AREA_CODE, code);
  mdg_record_set_text (area, MDG_AREA_NAME, name);
  mdg_record_set_integer (area, MDG_AREA_POSITION, adding->position++);
  mdg_change_add (adding->change, area);
  adding->result->n_new_areas++;
  g_hash_table_insert (adding->areas, g_steal_pointer (&key), area);

  return area;
}

static void
take_town (Adding *adding,
           const Line *line,
           const char *name,
           MdgRecord *area)
{
  g_autofree char *key = mdg_text_fold (name);
  MdgRecord *known = g_hash_table_lookup (adding->towns, key);
  const MdgUuid *uuid = mdg_record_get_uuid (area);
  MdgRecord *town;

  if (known != NULL && mdg_change_find (adding->change, mdg_record_get_uuid (known)) != NULL)
    {
      refuse (adding, line, _ ("this town stands further up already."));
      return;
    }
  if (known != NULL && mdg_record_get_reference (known, MDG_TOWN_AREA) != NULL && mdg_uuid_equal (mdg_record_get_reference (known, MDG_TOWN_AREA), uuid))
    {
      adding->result->n_same++;
      return;
    }

  town = known != NULL ? mdg_record_dup (known) : mdg_record_new (MDG_KIND_TOWN);
  mdg_record_set_text (town, MDG_TOWN_NAME, name);
  mdg_record_set_reference (town, MDG_TOWN_AREA, uuid);
  if (*line->cells[2] != '\0')
    mdg_record_set_text (town, MDG_TOWN_KANA, line->cells[2]);
  if (known != NULL)
    adding->result->n_moved++;
  else
    adding->result->n_new_towns++;
  mdg_change_add (adding->change, town);
  g_hash_table_replace (adding->towns, g_steal_pointer (&key), town);
}

static gboolean
fill_known (Adding *adding,
            MdgWorkspace *workspace,
            GError **error)
{
  g_autoptr (GPtrArray) areas = mdg_masters_list (workspace, MDG_KIND_AREA, error);
  g_autoptr (GPtrArray) towns = areas != NULL ? mdg_masters_list (workspace, MDG_KIND_TOWN, error) : NULL;
  g_autoptr (MdgRecord) next = towns != NULL ? mdg_masters_new_record (workspace, MDG_KIND_AREA, error) : NULL;

  if (next == NULL)
    return FALSE;

  adding->position = mdg_record_get_integer (next, MDG_AREA_POSITION);
  adding->code = (int) g_ascii_strtoll (mdg_record_get_text (next, MDG_AREA_CODE), NULL, 10);
  for (guint i = 0; i < areas->len; i++)
    g_hash_table_insert (adding->areas, mdg_text_fold (mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME)), g_object_ref (areas->pdata[i]));
  for (guint i = 0; i < towns->len; i++)
    g_hash_table_insert (adding->towns, mdg_text_fold (mdg_record_get_text (towns->pdata[i], MDG_TOWN_NAME)), g_object_ref (towns->pdata[i]));

  return TRUE;
}

static void
add_lines (MdgTownList *self,
           Adding *adding)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      const char *area = line->cells[self->area_column];
      const char *town = line->cells[self->town_column];

      if (*area == '\0')
        refuse (adding, line, _ ("the area is missing."));
      else if (!self->has_towns)
        take_area (adding, area);
      else if (*town == '\0')
        refuse (adding, line, _ ("the town is missing."));
      else
        take_town (adding, line, town, take_area (adding, area));
    }
}

gboolean
mdg_town_list_add_to_change (MdgTownList *self,
                             MdgWorkspace *workspace,
                             MdgChange *change,
                             MdgTownListResult *result,
                             GError **error)
{
  g_autoptr (GHashTable) areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) towns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  Adding adding = { change, result, areas, towns, 0, 0 };

  *result = (MdgTownListResult){ 0 };
  result->refused = g_ptr_array_new_with_free_func (g_free);
  if (!fill_known (&adding, workspace, error))
    return FALSE;

  add_lines (self, &adding);

  return TRUE;
}
