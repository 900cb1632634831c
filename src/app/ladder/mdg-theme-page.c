#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-theme-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-ladder-step.h"
#include "mdg-measure.h"
#include "mdg-report-theme-sheet.h"
#include "mdg-theme-sheet.h"

/* One line of the table: the nth measure of each cell of a theme; the last line of a theme is empty. */
typedef struct
{
  const char *theme;           /* interned code; "" for none */
  const MdgThemeSheetRow *row; /* NULL while the theme has nothing */
  guint nth;
} Line;

struct _MdgThemePage
{
  MdgLadderPage parent_instance;

  MdgThemeSheet *sheet;
  GArray *lines; /* of Line */
  GtkCheckButton *all;
};

G_DEFINE_FINAL_TYPE (MdgThemePage, mdg_theme_page, MDG_TYPE_LADDER_PAGE)

#define THEME_SHARE 14
#define RESPONSE_SHARE 22
#define MAX_RESPONSES 8

static const MdgThemeSheetEntry *
get_entry (MdgThemePage *self,
           guint row,
           guint column)
{
  const Line *line = row < self->lines->len ? &g_array_index (self->lines, Line, row) : NULL;

  if (line == NULL || line->row == NULL || column == 0 || line->nth >= line->row->cells[column - 1]->len)
    return NULL;

  return line->row->cells[column - 1]->pdata[line->nth];
}

static gboolean
mdg_theme_page_find (MdgLadderPage *page,
                     guint row,
                     guint column,
                     MdgKind *kind,
                     MdgUuid *uuid)
{
  MdgThemePage *self = MDG_THEME_PAGE (page);
  const MdgThemeSheetEntry *entry = self->sheet != NULL ? get_entry (self, row, column) : NULL;

  *kind = MDG_KIND_MEASURE;
  if (entry != NULL)
    *uuid = entry->measure;

  return entry != NULL;
}

static guint
count_lines (MdgThemePage *self,
             const MdgThemeSheetRow *row)
{
  guint n = 0;

  for (guint i = 0; row != NULL && i < self->sheet->responses->len; i++)
    n = MAX (n, row->cells[i]->len);

  return n + 1;
}

static const MdgThemeSheetRow *
find_row (MdgThemePage *self,
          const char *theme)
{
  for (guint i = 0; i < self->sheet->rows->len; i++)
    if (g_strcmp0 (((MdgThemeSheetRow *) self->sheet->rows->pdata[i])->theme, theme) == 0)
      return self->sheet->rows->pdata[i];

  return NULL;
}

/* The key of an empty cell is its theme, so that the cursor stays while one writes several. */
static char *
dup_key (const MdgThemeSheetEntry *entry,
         const Line *line,
         guint column)
{
  return entry != NULL ? mdg_ladder_page_dup_key (&entry->measure, 0) : g_strdup_printf ("%s %u %u", line->theme, line->nth, column);
}

static void
put_measure (MdgThemePage *self,
             MdgLadderGrid *grid,
             guint row,
             guint column)
{
  const Line *line = &g_array_index (self->lines, Line, row);
  const MdgThemeSheetEntry *entry = get_entry (self, row, column);
  gboolean can_write = !mdg_workspace_is_read_only (mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self))) && *line->theme != '\0';
  g_autofree char *mark = NULL;
  g_autofree char *key = dup_key (entry, line, column);

  if (entry != NULL)
    mark = *entry->letters != '\0' ? g_strdup_printf ("%s　%s", entry->state, entry->letters) : g_strdup (entry->state);
  mdg_ladder_grid_put (grid, row, column, 1,
                       &(MdgLadderGridCell){
                         .mark = mark,
                         .text = entry != NULL ? entry->text : "",
                         .edit = entry != NULL ? entry->text : can_write ? ""
                                                                         : NULL,
                         .hint = entry != NULL ? NULL : _ ("Write a measure; Enter puts it there as a draft."),
                         .key = key,
                         .style = entry == NULL ? NULL : entry->is_adopted ? "mdg-adopted"
                                                                           : "mdg-proposed",
                       });
}

static void
put_theme (MdgThemePage *self,
           MdgLadderGrid *grid,
           const char *theme)
{
  const MdgThemeSheetRow *row = find_row (self, theme);
  MdgWorkspace *workspace = mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self));
  guint first = self->lines->len;
  guint n = count_lines (self, row);
  g_autofree char *key = g_strdup_printf ("theme %s", theme);

  for (guint i = 0; i < n; i++)
    {
      const Line line = { g_intern_string (theme), row, i };

      g_array_append_val (self->lines, line);
    }
  for (guint i = first; i < first + n; i++)
    {
      if (i == first)
        mdg_ladder_grid_put (grid, i, 0, n, &(MdgLadderGridCell){ .text = *theme != '\0' ? mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "theme", theme, 0) : _ ("Without a theme"), .key = key, .style = "mdg-heading" });
      for (guint column = 1; column <= self->sheet->responses->len; column++)
        put_measure (self, grid, i, column);
    }
}

static void
set_heads (MdgThemePage *self,
           MdgLadderGrid *grid)
{
  const char *heads[MAX_RESPONSES + 1] = { _ ("Theme") };
  guint shares[MAX_RESPONSES + 1] = { THEME_SHARE };
  guint n = MIN (self->sheet->responses->len, MAX_RESPONSES);

  for (guint i = 0; i < n; i++)
    {
      heads[i + 1] = self->sheet->labels->pdata[i];
      shares[i + 1] = RESPONSE_SHARE;
    }
  mdg_ladder_grid_set_heads (grid, heads, shares, n + 1);
}

static guint
mdg_theme_page_fill (MdgLadderPage *page,
                     MdgLadderGrid *grid,
                     GError **error)
{
  MdgThemePage *self = MDG_THEME_PAGE (page);
  MdgWorkspace *workspace = mdg_ladder_page_get_workspace (page);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "theme", 0);
  const MdgUuid newest = { 0 };

  g_array_set_size (self->lines, 0);
  g_clear_pointer (&self->sheet, mdg_theme_sheet_free);
  self->sheet = mdg_theme_sheet_load (workspace, mdg_ladder_page_get_year (page), &newest, NULL, error);
  if (self->sheet == NULL)
    return 0;

  set_heads (self, grid);
  for (guint i = 0; i < self->sheet->rows->len; i++)
    put_theme (self, grid, ((MdgThemeSheetRow *) self->sheet->rows->pdata[i])->theme);
  for (guint i = 0; i < terms->len; i++)
    if ((gtk_check_button_get_active (self->all) || self->sheet->rows->len == 0) && find_row (self, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)) == NULL)
      put_theme (self, grid, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));

  return self->lines->len;
}

static MdgReport *
mdg_theme_page_new_report (MdgLadderPage *page,
                           MdgVersion version,
                           MdgPaper paper,
                           GError **error)
{
  const MdgUuid newest = { 0 };

  return mdg_report_theme_sheet_new (mdg_ladder_page_get_workspace (page), mdg_ladder_page_get_year (page), &newest, version, paper, error);
}

static gboolean
mdg_theme_page_commit (MdgLadderPage *page,
                       guint row,
                       guint column,
                       const char *typed,
                       GError **error)
{
  MdgThemePage *self = MDG_THEME_PAGE (page);
  const MdgThemeSheetEntry *entry = get_entry (self, row, column);
  MdgChangeStack *changes = mdg_ladder_page_get_changes (page);
  MdgWorkspace *workspace = mdg_ladder_page_get_workspace (page);

  if (entry != NULL)
    return mdg_ladder_step_edit (changes, workspace, MDG_KIND_MEASURE, &entry->measure, MDG_MEASURE_TEXT, typed, error);
  if (*typed == '\0')
    return TRUE;

  return mdg_ladder_step_measure (changes, workspace, NULL, g_array_index (self->lines, Line, row).theme, self->sheet->responses->pdata[column - 1], typed, error);
}

static void
mdg_theme_page_finalize (GObject *object)
{
  MdgThemePage *self = MDG_THEME_PAGE (object);

  g_clear_pointer (&self->sheet, mdg_theme_sheet_free);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (mdg_theme_page_parent_class)->finalize (object);
}

static void
mdg_theme_page_class_init (MdgThemePageClass *klass)
{
  MdgLadderPageClass *page_class = MDG_LADDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_theme_page_finalize;
  page_class->fill = mdg_theme_page_fill;
  page_class->commit = mdg_theme_page_commit;
  page_class->find = mdg_theme_page_find;
  page_class->new_report = mdg_theme_page_new_report;
}

static void
mdg_theme_page_init (MdgThemePage *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

MdgThemePage *
mdg_theme_page_new (MdgWorkspace *workspace,
                    MdgChangeStack *changes)
{
  MdgThemePage *self = g_object_new (MDG_TYPE_THEME_PAGE, NULL);
  MdgLadderPage *page = MDG_LADDER_PAGE (self);

  mdg_ladder_page_set_up (page, workspace, changes, "themes", _ ("Themes and kinds of response"));
  mdg_ladder_page_set_none (page, _ ("No Themes"), _ ("The vocabulary of themes is empty. Add themes in the settings."));
  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("All themes")));
  mdg_ladder_page_add_filter (page, GTK_WIDGET (self->all));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (mdg_ladder_page_reload), self, G_CONNECT_SWAPPED);
  mdg_ladder_page_reload (page);

  return self;
}

void
mdg_theme_page_show_measure (MdgThemePage *self,
                             const MdgUuid *measure)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (self);
  g_autofree char *key = mdg_ladder_page_dup_key (measure, 0);

  g_return_if_fail (MDG_IS_THEME_PAGE (self));

  if (mdg_ladder_grid_go_to (mdg_ladder_page_get_grid (page), key))
    return;

  mdg_ladder_page_show_all_years (page);
  mdg_ladder_page_reload (page);
  mdg_ladder_grid_go_to (mdg_ladder_page_get_grid (page), key);
}
