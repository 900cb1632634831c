#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-area-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-area-sheet.h"
#include "mdg-area.h"
#include "mdg-choice.h"
#include "mdg-error.h"
#include "mdg-issue-rows.h"
#include "mdg-ladder-step.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-report-area-sheet.h"

struct _MdgAreaPage
{
  MdgLadderPage parent_instance;

  GPtrArray *rows; /* of MdgAreaSheetRow */
  MdgChoice *order;
  GtkDropDown *areas;
  GArray *area_uuids; /* of MdgUuid; the first is nil */
  GtkCheckButton *dropped;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (MdgAreaPage, mdg_area_page, MDG_TYPE_LADDER_PAGE)

static const guint shares[MDG_AREA_SHEET_N_COLUMNS] = { 7, 17, 18, 6, 9, 22, 11, 9 };

static gboolean
is_by_area (MdgAreaPage *self)
{
  return g_strcmp0 (mdg_choice_get_code (self->order), "area") == 0;
}

/* The issue whose priority and state the row shows: the city's where there is one. */
static const MdgUuid *
get_issue (const MdgAreaSheetRow *row)
{
  return mdg_uuid_is_nil (&row->city_issue) ? &row->area_issue : &row->city_issue;
}

/* What a cell writes to; FALSE where it is not written. */
static gboolean
find_target (const MdgAreaSheetRow *row,
             MdgAreaSheetColumn column,
             MdgKind *kind,
             MdgUuid *uuid)
{
  *kind = MDG_KIND_RAISED_ISSUE;
  if (column == MDG_AREA_SHEET_LETTERS || column == MDG_AREA_SHEET_AREA)
    *uuid = mdg_uuid_is_nil (&row->area_issue) ? row->city_issue : row->area_issue;
  else if (column == MDG_AREA_SHEET_RESPONSE || column == MDG_AREA_SHEET_MEASURE || column == MDG_AREA_SHEET_OWNER)
    {
      *kind = MDG_KIND_MEASURE;
      *uuid = row->measure;
    }
  else
    *uuid = *get_issue (row);

  return !mdg_uuid_is_nil (uuid);
}

/* A row without a measure is still about its issue. */
static gboolean
mdg_area_page_find (MdgLadderPage *page,
                    guint row,
                    guint column,
                    MdgKind *kind,
                    MdgUuid *uuid)
{
  MdgAreaPage *self = MDG_AREA_PAGE (page);
  const MdgAreaSheetRow *line = self->rows != NULL && row < self->rows->len ? self->rows->pdata[row] : NULL;

  if (line == NULL)
    return FALSE;
  if (find_target (line, column, kind, uuid))
    return TRUE;

  *kind = MDG_KIND_RAISED_ISSUE;
  *uuid = *get_issue (line);

  return TRUE;
}

/* Whether the cell goes on from the row above. */
static gboolean
goes_on (MdgAreaPage *self,
         guint row,
         MdgAreaSheetColumn column)
{
  const MdgAreaSheetRow *line = self->rows->pdata[row];
  const MdgAreaSheetRow *above = row > 0 ? self->rows->pdata[row - 1] : NULL;

  if (above == NULL || line->cells[MDG_AREA_SHEET_LETTERS] != NULL || column == MDG_AREA_SHEET_RESPONSE || column == MDG_AREA_SHEET_MEASURE || column == MDG_AREA_SHEET_OWNER)
    return FALSE;

  return column <= MDG_AREA_SHEET_AREA || mdg_uuid_equal (get_issue (line), get_issue (above));
}

static guint
count_rows (MdgAreaPage *self,
            guint row,
            MdgAreaSheetColumn column)
{
  guint n = 1;

  while (row + n < self->rows->len && goes_on (self, row + n, column))
    n++;

  return n;
}

/* "★ 候補": single but grave, and how far the issue or measure has come; *style tells what a board adopted. */
static char *
dup_mark (MdgAreaPage *self,
          const MdgAreaSheetRow *row,
          MdgAreaSheetColumn column,
          const char **style)
{
  static const char *const adopted[] = { "adopted", "adopt", "act", "evaluated", NULL };
  MdgWorkspace *workspace = mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self));
  gboolean is_measure = column == MDG_AREA_SHEET_MEASURE;
  const MdgUuid *uuid = is_measure ? &row->measure : column == MDG_AREA_SHEET_AREA ? &row->area_issue
                                                                                   : &row->city_issue;
  g_autoptr (MdgRecord) record = NULL;
  const char *code;
  const char *word;

  if (mdg_uuid_is_nil (uuid) || (!is_measure && column != MDG_AREA_SHEET_AREA && column != MDG_AREA_SHEET_CITY))
    return NULL;

  record = mdg_workspace_load (workspace, is_measure ? MDG_KIND_MEASURE : MDG_KIND_RAISED_ISSUE, uuid, NULL);
  if (record == NULL)
    return NULL;

  code = mdg_record_get_text (record, is_measure ? MDG_MEASURE_STATUS : MDG_RAISED_ISSUE_STANDING);
  word = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), is_measure ? "measure_state" : "standing", code, 0);
  *style = code != NULL && g_strv_contains (adopted, code) ? "mdg-adopted" : "mdg-proposed";

  return g_strdup_printf ("%s%s", !is_measure && mdg_record_get_flag (record, MDG_RAISED_ISSUE_IS_GRAVE) ? "★ " : "", word);
}

/* The words a cell takes. */
static char *
dup_hint (MdgAreaPage *self,
          MdgAreaSheetColumn column)
{
  static const char *const vocabularies[MDG_AREA_SHEET_N_COLUMNS] = { [MDG_AREA_SHEET_PRIORITY] = "priority", [MDG_AREA_SHEET_RESPONSE] = "response", [MDG_AREA_SHEET_STATUS] = "res_state" };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) terms = NULL;

  if (vocabularies[column] == NULL)
    return NULL;

  terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self))), vocabularies[column], 0);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "", mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));

  return g_strdup_printf (_ ("One of: %s. The reading will do."), words->str);
}

static MdgRecord *
load_measure (MdgAreaPage *self,
              const MdgAreaSheetRow *row)
{
  return mdg_uuid_is_nil (&row->measure) ? NULL : mdg_workspace_load (mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self)), MDG_KIND_MEASURE, &row->measure, NULL);
}

/* Body and person in charge share a column; what is written is the person, else the body. */
static guint
find_owner_field (MdgRecord *measure)
{
  return mdg_record_is_empty (measure, MDG_MEASURE_OWNER) && !mdg_record_is_empty (measure, MDG_MEASURE_BODY) ? MDG_MEASURE_BODY : MDG_MEASURE_OWNER;
}

static char *
dup_edit (MdgAreaPage *self,
          const MdgAreaSheetRow *row,
          MdgAreaSheetColumn column)
{
  g_autoptr (MdgRecord) measure = NULL;
  const char *text;

  if (mdg_workspace_is_read_only (mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self))))
    return NULL;
  if (column == MDG_AREA_SHEET_LETTERS && (!is_by_area (self) || mdg_uuid_is_nil (&row->area_issue)))
    return NULL;
  if (column == MDG_AREA_SHEET_AREA && mdg_uuid_is_nil (&row->area_issue))
    return NULL;
  if (column != MDG_AREA_SHEET_OWNER)
    return g_strdup (row->cells[column] != NULL ? row->cells[column] : "");

  measure = load_measure (self, row);
  text = measure != NULL ? mdg_record_get_text (measure, find_owner_field (measure)) : NULL;

  return g_strdup (text != NULL ? text : "");
}

static void
put (MdgAreaPage *self,
     MdgLadderGrid *grid,
     guint row,
     MdgAreaSheetColumn column)
{
  const MdgAreaSheetRow *line = self->rows->pdata[row];
  const char *style = column == MDG_AREA_SHEET_LETTERS ? "mdg-heading" : NULL;
  g_autofree char *mark = dup_mark (self, line, column, &style);
  g_autofree char *edit = dup_edit (self, line, column);
  g_autofree char *hint = dup_hint (self, column);
  g_autofree char *key = NULL;
  MdgKind kind;
  MdgUuid uuid;

  if (!find_target (line, column, &kind, &uuid))
    uuid = *get_issue (line);
  key = mdg_ladder_page_dup_key (&uuid, column);
  mdg_ladder_grid_put (grid, row, column, count_rows (self, row, column),
                       &(MdgLadderGridCell){
                         .mark = mark,
                         .text = line->cells[column] != NULL ? line->cells[column] : "",
                         .edit = edit,
                         .hint = hint,
                         .key = key,
                         .style = style,
                       });
}

static void
set_heads (MdgAreaPage *self,
           MdgLadderGrid *grid)
{
  const char *heads[MDG_AREA_SHEET_N_COLUMNS];

  for (guint i = 0; i < MDG_AREA_SHEET_N_COLUMNS; i++)
    heads[i] = mdg_area_sheet_get_head (is_by_area (self) ? MDG_AREA_SHEET_BY_AREA : MDG_AREA_SHEET_BY_CASE, i);
  mdg_ladder_grid_set_heads (grid, heads, shares, MDG_AREA_SHEET_N_COLUMNS);
}

static void
get_request (MdgAreaPage *self,
             MdgAreaSheetRequest *request)
{
  guint selected = gtk_drop_down_get_selected (self->areas);
  const MdgUuid all = { 0 };

  request->order = is_by_area (self) ? MDG_AREA_SHEET_BY_AREA : MDG_AREA_SHEET_BY_CASE;
  request->area = selected < self->area_uuids->len ? g_array_index (self->area_uuids, MdgUuid, selected) : all;
  request->fiscal_year = mdg_ladder_page_get_year (MDG_LADDER_PAGE (self));
  request->set = all;
  request->has_dropped = gtk_check_button_get_active (self->dropped);
}

static MdgReport *
mdg_area_page_new_report (MdgLadderPage *page,
                          MdgVersion version,
                          MdgPaper paper,
                          GError **error)
{
  MdgAreaSheetRequest request;

  get_request (MDG_AREA_PAGE (page), &request);
  request.version = version;

  return mdg_report_area_sheet_new (mdg_ladder_page_get_workspace (page), &request, paper, error);
}

static guint
mdg_area_page_fill (MdgLadderPage *page,
                    MdgLadderGrid *grid,
                    GError **error)
{
  MdgAreaPage *self = MDG_AREA_PAGE (page);
  MdgAreaSheetRequest request;

  get_request (self, &request);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = mdg_area_sheet_load (mdg_ladder_page_get_workspace (page), &request, error);
  set_heads (self, grid);
  for (guint row = 0; self->rows != NULL && row < self->rows->len; row++)
    for (guint column = 0; column < MDG_AREA_SHEET_N_COLUMNS; column++)
      if (!goes_on (self, row, column))
        put (self, grid, row, column);

  return self->rows != NULL ? self->rows->len : 0;
}

static gboolean
commit_measure (MdgAreaPage *self,
                const MdgAreaSheetRow *row,
                MdgAreaSheetColumn column,
                const char *typed,
                GError **error)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (self);
  g_autoptr (MdgRecord) measure = load_measure (self, row);
  guint field = column == MDG_AREA_SHEET_RESPONSE ? MDG_MEASURE_RESPONSE : MDG_MEASURE_TEXT;

  if (measure == NULL && column == MDG_AREA_SHEET_MEASURE)
    return *typed == '\0' || mdg_ladder_step_measure (mdg_ladder_page_get_changes (page), mdg_ladder_page_get_workspace (page), get_issue (row), NULL, "act", typed, error);
  if (measure == NULL && *typed == '\0')
    return TRUE;
  if (measure == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Write the response first; its kind and who is in charge belong to it. Nothing was changed."));
      return FALSE;
    }

  if (column == MDG_AREA_SHEET_OWNER)
    field = find_owner_field (measure);

  return mdg_ladder_step_edit (mdg_ladder_page_get_changes (page), mdg_ladder_page_get_workspace (page), MDG_KIND_MEASURE, &row->measure, field, typed, error);
}

static gboolean
mdg_area_page_commit (MdgLadderPage *page,
                      guint row,
                      guint column,
                      const char *typed,
                      GError **error)
{
  static const guint issue_fields[MDG_AREA_SHEET_N_COLUMNS] = {
    [MDG_AREA_SHEET_LETTERS] = MDG_RAISED_ISSUE_AREA,
    [MDG_AREA_SHEET_AREA] = MDG_RAISED_ISSUE_TITLE,
    [MDG_AREA_SHEET_CITY] = MDG_RAISED_ISSUE_TITLE,
    [MDG_AREA_SHEET_PRIORITY] = MDG_RAISED_ISSUE_PRIORITY,
    [MDG_AREA_SHEET_STATUS] = MDG_RAISED_ISSUE_STATUS,
  };
  MdgAreaPage *self = MDG_AREA_PAGE (page);
  const MdgAreaSheetRow *line = self->rows->pdata[row];
  MdgChangeStack *changes = mdg_ladder_page_get_changes (page);
  MdgWorkspace *workspace = mdg_ladder_page_get_workspace (page);
  MdgKind kind;
  MdgUuid uuid;

  if (column == MDG_AREA_SHEET_RESPONSE || column == MDG_AREA_SHEET_MEASURE || column == MDG_AREA_SHEET_OWNER)
    return commit_measure (self, line, column, typed, error);
  if (column == MDG_AREA_SHEET_CITY && mdg_uuid_is_nil (&line->city_issue))
    return *typed == '\0' || mdg_ladder_step_to_city (changes, workspace, &line->area_issue, typed, error);

  return find_target (line, column, &kind, &uuid) && mdg_ladder_step_edit (changes, workspace, kind, &uuid, issue_fields[column], typed, error);
}

static void
fill_areas (MdgAreaPage *self)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (mdg_ladder_page_get_workspace (MDG_LADDER_PAGE (self)), MDG_KIND_AREA, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->areas);
  const MdgUuid nil = { 0 };

  self->is_filling = TRUE;
  g_array_set_size (self->area_uuids, 0);
  g_array_append_val (self->area_uuids, nil);
  gtk_string_list_append (names, _ ("All areas"));
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      g_array_append_vals (self->area_uuids, mdg_record_get_uuid (areas->pdata[i]), 1);
    }
  gtk_drop_down_set_model (self->areas, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->areas, selected < self->area_uuids->len ? selected : 0);
  self->is_filling = FALSE;
}

static void
mdg_area_page_enter (MdgPage *page)
{
  fill_areas (MDG_AREA_PAGE (page));
  MDG_PAGE_CLASS (mdg_area_page_parent_class)->enter (page);
}

static void
on_filter_changed (MdgAreaPage *self)
{
  if (!self->is_filling)
    mdg_ladder_page_reload (MDG_LADDER_PAGE (self));
}

static void
mdg_area_page_dispose (GObject *object)
{
  MdgAreaPage *self = MDG_AREA_PAGE (object);

  self->is_filling = TRUE;
  G_OBJECT_CLASS (mdg_area_page_parent_class)->dispose (object);
}

static void
mdg_area_page_finalize (GObject *object)
{
  MdgAreaPage *self = MDG_AREA_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->area_uuids, g_array_unref);

  G_OBJECT_CLASS (mdg_area_page_parent_class)->finalize (object);
}

static void
mdg_area_page_class_init (MdgAreaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MdgLadderPageClass *page_class = MDG_LADDER_PAGE_CLASS (klass);

  object_class->dispose = mdg_area_page_dispose;
  object_class->finalize = mdg_area_page_finalize;
  MDG_PAGE_CLASS (klass)->enter = mdg_area_page_enter;
  page_class->fill = mdg_area_page_fill;
  page_class->commit = mdg_area_page_commit;
  page_class->find = mdg_area_page_find;
  page_class->new_report = mdg_area_page_new_report;
}

static void
mdg_area_page_init (MdgAreaPage *self)
{
  self->area_uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
}

static void
add_filters (MdgAreaPage *self)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (self);

  self->areas = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  mdg_issue_name_drop_down (GTK_WIDGET (self->areas), _ ("Area"));
  self->order = MDG_CHOICE (mdg_choice_new ());
  mdg_choice_append (self->order, "case", _ ("By case"));
  mdg_choice_append (self->order, "area", _ ("By area"));
  mdg_choice_set_code (self->order, "case");
  self->dropped = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("With dropped ones")));
  mdg_ladder_page_add_filter (page, GTK_WIDGET (self->areas));
  mdg_ladder_page_add_filter (page, GTK_WIDGET (self->order));
  mdg_ladder_page_add_filter (page, GTK_WIDGET (self->dropped));
  g_signal_connect_object (self->areas, "notify::selected", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "changed", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dropped, "toggled", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
}

MdgAreaPage *
mdg_area_page_new (MdgWorkspace *workspace,
                   MdgChangeStack *changes)
{
  MdgAreaPage *self = g_object_new (MDG_TYPE_AREA_PAGE, NULL);
  MdgLadderPage *page = MDG_LADDER_PAGE (self);

  mdg_ladder_page_set_up (page, workspace, changes, "area-issues", _ ("Issues of the area and the city"));
  mdg_ladder_page_set_none (page, _ ("No Issue of the Area Here Yet"), _ ("In the table of cases, put the cursor on a column and press Ctrl+R: its cases become a candidate for the issues of the area."));
  add_filters (self);
  fill_areas (self);
  mdg_ladder_page_reload (page);

  return self;
}

void
mdg_area_page_show_issue (MdgAreaPage *self,
                          const MdgUuid *issue)
{
  MdgLadderPage *page = MDG_LADDER_PAGE (self);
  g_autofree char *area = mdg_ladder_page_dup_key (issue, MDG_AREA_SHEET_AREA);
  g_autofree char *city = mdg_ladder_page_dup_key (issue, MDG_AREA_SHEET_CITY);
  MdgLadderGrid *grid = mdg_ladder_page_get_grid (page);

  g_return_if_fail (MDG_IS_AREA_PAGE (self));

  if (mdg_ladder_grid_go_to (grid, area) || mdg_ladder_grid_go_to (grid, city))
    return;

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->areas, 0);
  gtk_check_button_set_active (self->dropped, TRUE);
  self->is_filling = FALSE;
  mdg_ladder_page_show_all_years (page);
  mdg_ladder_page_reload (page);
  if (!mdg_ladder_grid_go_to (grid, area))
    mdg_ladder_grid_go_to (grid, city);
}
