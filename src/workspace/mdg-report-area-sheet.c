#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-area-sheet.h"

#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-release-limits.h"
#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

static const double weights[] = { 2.4, 5.2, 5.2, 1.6, 2.6, 7.2, 4.2, 2.2 };

G_STATIC_ASSERT (G_N_ELEMENTS (weights) == MDG_AREA_SHEET_N_COLUMNS);

/* The public's table has no letters, so its columns begin one later. */
static guint
get_first_column (const MdgAreaSheetRequest *request)
{
  return request->version == MDG_VERSION_PUBLIC ? MDG_AREA_SHEET_AREA : MDG_AREA_SHEET_LETTERS;
}

static MdgTable *
new_table (const MdgAreaSheetRequest *request)
{
  MdgTable *table = mdg_table_new ("area-issue", _ ("Issues of the area and of the city"));

  for (guint i = get_first_column (request); i < MDG_AREA_SHEET_N_COLUMNS; i++)
    {
      double weight = weights[i] + (i == 0 && request->order == MDG_AREA_SHEET_BY_AREA ? 1.2 : 0);

      mdg_table_add_column (table, mdg_area_sheet_get_head (request->order, i), MDG_CELL_TEXT, weight);
    }

  return table;
}

/* TRUE where the cell belongs to what stands above: the sheet leaves it out there, or it says the same of the same issue. */
static gboolean
goes_on (const MdgAreaSheetRow *row,
         const MdgAreaSheetRow *above,
         guint column)
{
  gboolean is_same_issue = above != NULL && mdg_uuid_equal (&row->area_issue, &above->area_issue);

  switch ((MdgAreaSheetColumn) column)
    {
    case MDG_AREA_SHEET_LETTERS:
    case MDG_AREA_SHEET_AREA:
      return is_same_issue && row->cells[column] == NULL && !mdg_uuid_is_nil (&row->area_issue);

    case MDG_AREA_SHEET_CITY:
    case MDG_AREA_SHEET_PRIORITY:
    case MDG_AREA_SHEET_STATUS:
      return is_same_issue && mdg_uuid_equal (&row->city_issue, &above->city_issue) && row->cells[column] == NULL;

    case MDG_AREA_SHEET_RESPONSE:
    case MDG_AREA_SHEET_MEASURE:
    case MDG_AREA_SHEET_OWNER:
    case MDG_AREA_SHEET_N_COLUMNS:
    default:
      return FALSE;
    }
}

static void
fill_row (MdgTable *table,
          const MdgAreaSheetRow *row,
          const MdgAreaSheetRow *above,
          guint first)
{
  guint index = mdg_table_add_row (table, NULL, 0);

  for (guint i = first; i < MDG_AREA_SHEET_N_COLUMNS; i++)
    {
      g_autofree char *starred = first == MDG_AREA_SHEET_LETTERS && i == MDG_AREA_SHEET_AREA && row->is_grave && row->cells[i] != NULL && !g_str_equal (row->cells[i], "―") ? g_strconcat (row->cells[i], "★", NULL) : NULL;

      if (goes_on (row, above, i))
        {
          mdg_table_set_text (table, index, i - first, mdg_table_get_text (table, index - 1, i - first));
          mdg_table_set_goes_on (table, index, i - first);
        }
      else
        mdg_table_set_text (table, index, i - first, starred != NULL ? starred : row->cells[i]);
    }
}

/* "令和8年度　圏域: 東部圏域　12件": year, area and how many issues. */
static char *
dup_conditions (MdgWorkspace *workspace,
                const MdgAreaSheetRequest *request,
                GPtrArray *rows)
{
  g_autofree char *year = request->fiscal_year != 0 ? mdg_fiscal_year_format_long (request->fiscal_year) : g_strdup (_ ("All years"));
  g_autofree char *area = mdg_uuid_is_nil (&request->area) ? g_strdup (_ ("Whole city")) : mdg_describe_record (workspace, MDG_KIND_AREA, &request->area);
  g_autoptr (GHashTable) issues = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
  guint n_measures = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      MdgAreaSheetRow *row = rows->pdata[i];

      if (!mdg_uuid_is_nil (&row->area_issue))
        g_hash_table_add (issues, &row->area_issue);
      n_measures += mdg_uuid_is_nil (&row->measure) ? 0 : 1;
    }

  return g_strdup_printf (_ ("%s   Area: %s\nIssues of the area: %u   Measures: %u"), year, area, g_hash_table_size (issues), n_measures);
}

static void
add_notes (MdgWorkspace *workspace,
           MdgTable *table,
           const MdgAreaSheetRequest *request,
           const char *left_out)
{
  guint least = mdg_release_limits_get (workspace, request->version);
  g_autofree char *adopted = g_strdup_printf (_ ("Issues that a board adopted and that at least %u cases stand behind, and the responses a board adopted."), least);
  g_autofree char *few = g_strdup_printf (_ ("―: the area is not shown, because fewer than %u cases stand behind the issue."), least);

  if (request->version == MDG_VERSION_PUBLIC)
    mdg_table_add_note (table, adopted);
  else
    mdg_table_add_note (table, _ ("★ a single case, but grave."));
  if (request->version == MDG_VERSION_COMMITTEE && request->order == MDG_AREA_SHEET_BY_AREA)
    mdg_table_add_note (table, few);
  if (request->version != MDG_VERSION_PUBLIC && request->order == MDG_AREA_SHEET_BY_CASE)
    mdg_table_add_note (table, _ ("Letters are those of the table of single cases."));
  if (left_out != NULL)
    mdg_table_add_note (table, _ ("―: the text is not shown, because it is not yet signed by two."));
}

/* The names of the areas a sheet shows are no towns that happen to be called the same. */
static void
allow_areas (MdgReport *report,
             GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    mdg_report_allow (report, ((MdgAreaSheetRow *) rows->pdata[i])->cells[MDG_AREA_SHEET_LETTERS]);
}

static MdgReport *
new_report (MdgWorkspace *workspace,
            const MdgAreaSheetRequest *request,
            GPtrArray *rows,
            MdgReleaseTexts *release,
            MdgPaper paper)
{
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgTable) table = new_table (request);
  g_autoptr (MdgTableDocument) document = NULL;
  g_autofree char *conditions = dup_conditions (workspace, request, rows);
  g_autofree char *left_out = mdg_release_texts_dup_left_out (release);

  for (guint i = 0; i < rows->len; i++)
    fill_row (table, rows->pdata[i], i > 0 ? rows->pdata[i - 1] : NULL, get_first_column (request));
  add_notes (workspace, table, request, left_out);

  document = mdg_table_document_new (table);
  mdg_table_document_set_conditions (document, conditions);
  mdg_table_document_set_text_size (document, paper == MDG_PAPER_A3_LANDSCAPE ? 11 : 9);
  report = mdg_report_new ("area-issue", mdg_table_get_title (table));
  mdg_report_set_version (report, request->version);
  mdg_report_set_texts (report, release);
  if (request->version == MDG_VERSION_COMMITTEE)
    mdg_report_set_release (report, mdg_uuid_is_nil (&request->set) ? NULL : &request->set, NULL, NULL);
  if (request->order == MDG_AREA_SHEET_BY_AREA && request->version == MDG_VERSION_COMMITTEE)
    allow_areas (report, rows);
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (g_steal_pointer (&document)), paper);

  return g_steal_pointer (&report);
}

MdgReport *
mdg_report_area_sheet_new (MdgWorkspace *workspace,
                           const MdgAreaSheetRequest *request,
                           MdgPaper paper,
                           GError **error)
{
  g_autoptr (MdgReleaseTexts) release = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (request->version != MDG_VERSION_INTERNAL && !mdg_uuid_is_nil (&request->area))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A table of issues for others shows all areas together: with an area above it a row could be recognised. Leave the area out."));
      return NULL;
    }

  release = mdg_release_texts_load (workspace, request->version, error);
  rows = release != NULL ? mdg_area_sheet_load (workspace, request, error) : NULL;
  if (rows == NULL)
    return NULL;
  mdg_area_sheet_release (rows, release);

  return new_report (workspace, request, rows, release, paper);
}
