#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-theme-sheet.h"

#include "mdg-ladder-letters.h"
#include "mdg-ladder-private.h"
#include "mdg-rewrite.h"

#include <string.h>

typedef struct
{
  MdgWorkspace *workspace;
  int fiscal_year;
  MdgLadderLetters *letters;
  MdgReleaseTexts *release; /* NULL internally */
  MdgVersion version;
  GPtrArray *measure_sources;
  MdgThemeSheet *sheet;
} Loader;

static void
entry_free (gpointer data)
{
  MdgThemeSheetEntry *entry = data;

  g_free (entry->text);
  g_free (entry->state);
  g_free (entry->letters);
  g_free (entry);
}

static void
row_free (MdgThemeSheetRow *row,
          guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_unref (row->cells[i]);
  g_free (row->cells);
  g_free (row->theme);
  g_free (row->label);
  g_free (row);
}

void
mdg_theme_sheet_free (MdgThemeSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    row_free (sheet->rows->pdata[i], sheet->responses->len);
  g_ptr_array_unref (sheet->rows);
  g_ptr_array_unref (sheet->responses);
  g_ptr_array_unref (sheet->labels);
  g_free (sheet);
}

static MdgThemeSheet *
new_sheet (Loader *self)
{
  MdgThemeSheet *sheet = g_new0 (MdgThemeSheet, 1);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "response", self->fiscal_year);

  sheet->rows = g_ptr_array_new ();
  sheet->responses = g_ptr_array_new_with_free_func (g_free);
  sheet->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < terms->len; i++)
    {
      g_ptr_array_add (sheet->responses, g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)));
      g_ptr_array_add (sheet->labels, g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL)));
    }

  return sheet;
}

static MdgThemeSheetRow *
get_row (Loader *self,
         const char *theme)
{
  MdgThemeSheetRow *row;

  for (guint i = 0; i < self->sheet->rows->len; i++)
    {
      row = self->sheet->rows->pdata[i];
      if (strcmp (row->theme, theme) == 0)
        return row;
    }

  row = g_new0 (MdgThemeSheetRow, 1);
  row->theme = g_strdup (theme);
  row->label = g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "theme", theme, self->fiscal_year));
  row->cells = g_new0 (GPtrArray *, self->sheet->responses->len);
  for (guint i = 0; i < self->sheet->responses->len; i++)
    row->cells[i] = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (self->sheet->rows, row);

  return row;
}

static char *
dup_letters (Loader *self,
             const MdgUuid *measure)
{
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();

  for (guint i = 0; i < self->measure_sources->len; i++)
    {
      MdgRecord *source = self->measure_sources->pdata[i];

      if (mdg_uuid_equal (mdg_record_get_reference (source, MDG_MEASURE_SOURCE_MEASURE), measure))
        g_ptr_array_add (issues, (gpointer) mdg_record_get_reference (source, MDG_MEASURE_SOURCE_RAISED_ISSUE));
    }

  return mdg_ladder_letters_dup_all (self->letters, issues);
}

static char *
dup_text (Loader *self,
          MdgRecord *measure)
{
  const char *source = mdg_record_get_text (measure, MDG_MEASURE_TEXT);
  char *text;

  if (self->release == NULL)
    return g_strdup (source);

  text = mdg_release_texts_dup (self->release, MDG_REWRITE_MEASURE, mdg_record_get_uuid (measure), "text", source, FALSE);

  return text != NULL ? text : g_strdup ("―");
}

static gboolean
is_of_year (Loader *self,
            MdgRecord *record,
            guint field)
{
  return self->fiscal_year == 0 || mdg_record_get_integer (record, field) == self->fiscal_year;
}

static void
add_measure (Loader *self,
             MdgRecord *measure)
{
  static const char *const adopted[] = { "adopt", "act", "evaluated", NULL };
  const char *theme = mdg_record_get_text (measure, MDG_MEASURE_THEME);
  const char *state = mdg_record_get_text (measure, MDG_MEASURE_STATUS);
  const char *response = mdg_record_get_text (measure, MDG_MEASURE_RESPONSE);
  MdgThemeSheetRow *row;
  MdgThemeSheetEntry *entry;
  guint column;

  if (!is_of_year (self, measure, MDG_MEASURE_FISCAL_YEAR) || g_strcmp0 (state, "drop") == 0 || !g_ptr_array_find_with_equal_func (self->sheet->responses, response, g_str_equal, &column))
    return;

  if (self->version == MDG_VERSION_PUBLIC && (state == NULL || !g_strv_contains (adopted, state)))
    return;

  row = get_row (self, theme != NULL ? theme : "");
  entry = g_new0 (MdgThemeSheetEntry, 1);
  entry->measure = *mdg_record_get_uuid (measure);
  entry->text = dup_text (self, measure);
  entry->state = g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "measure_state", state, self->fiscal_year));
  entry->letters = self->version == MDG_VERSION_PUBLIC ? g_strdup ("") : dup_letters (self, &entry->measure);
  entry->is_adopted = state != NULL && g_strv_contains (adopted, state);
  g_ptr_array_add (row->cells[column], entry);
}

static int
get_position (Loader *self,
              const char *theme)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (self->workspace), "theme", theme, self->fiscal_year);

  return term != NULL ? (int) mdg_record_get_integer (MDG_RECORD (term), MDG_TERM_POSITION) : G_MAXINT;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  MdgThemeSheetRow *x = *(MdgThemeSheetRow *const *) a;
  MdgThemeSheetRow *y = *(MdgThemeSheetRow *const *) b;
  int position_x = get_position (user_data, x->theme);
  int position_y = get_position (user_data, y->theme);

  return position_x != position_y ? (position_x < position_y ? -1 : 1) : strcmp (x->theme, y->theme);
}

static int
compare_measures (gconstpointer a,
                  gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 position_x = mdg_record_get_integer (x, MDG_MEASURE_POSITION);
  gint64 position_y = mdg_record_get_integer (y, MDG_MEASURE_POSITION);

  if (position_x != position_y)
    return position_x < position_y ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;
}

static gboolean
fill (Loader *self,
      GError **error)
{
  g_autoptr (GPtrArray) measures = mdg_workspace_list (self->workspace, MDG_KIND_MEASURE, error);
  g_autoptr (GPtrArray) issues = measures != NULL ? mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, error) : NULL;

  self->measure_sources = issues != NULL ? mdg_workspace_list (self->workspace, MDG_KIND_MEASURE_SOURCE, error) : NULL;
  if (self->measure_sources == NULL)
    return FALSE;

  g_ptr_array_sort (measures, compare_measures);
  for (guint i = 0; i < measures->len; i++)
    add_measure (self, measures->pdata[i]);
  for (guint i = 0; self->version != MDG_VERSION_PUBLIC && i < issues->len; i++)
    if (!mdg_record_is_empty (issues->pdata[i], MDG_RAISED_ISSUE_THEME) && is_of_year (self, issues->pdata[i], MDG_RAISED_ISSUE_FISCAL_YEAR) && g_strcmp0 (mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_STANDING), "dropped") != 0)
      get_row (self, mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_THEME));
  g_ptr_array_sort_with_data (self->sheet->rows, compare_rows, self);

  return TRUE;
}

MdgThemeSheet *
mdg_theme_sheet_load (MdgWorkspace *workspace,
                      int fiscal_year,
                      const MdgUuid *set,
                      MdgReleaseTexts *release,
                      GError **error)
{
  MdgVersion version = release != NULL ? mdg_release_texts_get_version (release) : MDG_VERSION_INTERNAL;
  g_autoptr (MdgLadderLetters) letters = mdg_ladder_letters_load (workspace, set, version, error);
  Loader self = { .workspace = workspace, .fiscal_year = fiscal_year, .letters = letters, .release = release, .version = version };
  g_autoptr (MdgThemeSheet) sheet = NULL;
  gboolean is_filled;

  if (letters == NULL)
    return NULL;

  sheet = self.sheet = new_sheet (&self);
  is_filled = fill (&self, error);
  g_clear_pointer (&self.measure_sources, g_ptr_array_unref);

  return is_filled ? g_steal_pointer (&sheet) : NULL;
}
