#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-monthly.h"

#include "mdg-area.h"
#include "mdg-cube-loader.h"
#include "mdg-error.h"
#include "mdg-monthly-document.h"
#include "mdg-monthly-figures.h"
#include "mdg-referral-facts.h"
#include "mdg-report-monthly-private.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 40
#define N_YEARS_BACK 150

#define MDG_TYPE_MONTHLY_REPORT (mdg_monthly_report_get_type ())
G_DECLARE_FINAL_TYPE (MdgMonthlyReport, mdg_monthly_report, MDG, MONTHLY_REPORT, MdgReport)

struct _MdgMonthlyReport
{
  MdgReport parent_instance;

  int year;
  int month;
  guint edition;
};

G_DEFINE_FINAL_TYPE (MdgMonthlyReport, mdg_monthly_report, MDG_TYPE_REPORT)

/* What leaves is what the next edition is compared with. */
static gboolean
keep_figures (MdgReport *report,
              MdgWorkspace *workspace,
              GError **error)
{
  MdgMonthlyReport *self = MDG_MONTHLY_REPORT (report);

  return mdg_monthly_edition_save (workspace, self->year, self->month, self->edition, mdg_report_get_tables (report), error);
}

static void
mdg_monthly_report_class_init (MdgMonthlyReportClass *klass)
{
  MDG_REPORT_CLASS (klass)->put_out = keep_figures;
}

static void
mdg_monthly_report_init (MdgMonthlyReport *self)
{
}

static MdgMonthlySection
find_section (MdgTable *table)
{
  static const struct
  {
    const char *key;
    MdgMonthlySection section;
  } sections[] = {
    { "summary", MDG_MONTHLY_SECTION_SUMMARY },
    { "by-channel", MDG_MONTHLY_SECTION_CHANNEL },
    { "by-affiliation", MDG_MONTHLY_SECTION_AFFILIATION },
    { "residents", MDG_MONTHLY_SECTION_RESIDENTS },
    { "outreach", MDG_MONTHLY_SECTION_OUTREACH },
    { "by-profession", MDG_MONTHLY_SECTION_PROFESSION },
    { "by-content", MDG_MONTHLY_SECTION_CONTENT },
    { "by-scene", MDG_MONTHLY_SECTION_SCENE },
    { "by-area", MDG_MONTHLY_SECTION_AREA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (mdg_table_get_key (table), sections[i].key))
      return sections[i].section;

  g_assert_not_reached ();
}

static void
mark_changes (MdgMonthlyDocument *document,
              MdgMonthlySection section,
              MdgTable *table,
              GHashTable *before)
{
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    for (guint column = 1; column < mdg_table_get_n_columns (table); column++)
      if (mdg_monthly_edition_differs (before, table, row, column))
        mdg_monthly_document_mark_changed (document, section, row, column);
}

/* The text that was written and, as a help, what is new this month. */
static char *
dup_notable (MdgWorkspace *workspace,
             MdgCube *cube,
             int year,
             int month)
{
  g_autofree char *note = mdg_report_monthly_dup_note (workspace, year, month, MDG_MONTHLY_NOTABLE);
  g_autofree char *contents = mdg_monthly_figures_dup_new_contents (cube, mdg_workspace_get_vocabularies (workspace), year, month);
  g_autofree char *line = contents != NULL ? g_strdup_printf (_ ("Contents for the first time this month: %s"), contents) : NULL;

  if (line == NULL)
    return g_steal_pointer (&note);

  return note != NULL && *note != '\0' ? g_strconcat (note, "\n", line, NULL) : g_steal_pointer (&line);
}

static void
set_head (MdgMonthlyReport *self,
          MdgWorkspace *workspace,
          MdgMonthlyDocument *document)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  const char *addressee = mdg_record_get_text (centre, MDG_CENTRE_ADDRESSEE);
  MdgDate month = { self->year, self->month, 0 };
  g_autofree char *month_name = mdg_date_format_long (&month);
  /* Translators: the month a report is about. */
  g_autofree char *of_month = g_strdup_printf (C_ ("report", "%s"), month_name);
  g_autofree char *title = g_strdup_printf (_ ("Report of Consultations %s"), of_month);
  g_autofree char *day = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_format_long (&today);
  mdg_report_set_kind (MDG_REPORT (self), "monthly", title);
  mdg_monthly_document_set_month (document, of_month);
  mdg_monthly_document_set_report_date (document, day);
  if (addressee != NULL)
    {
      /* Translators: an office a letter is sent to. */
      g_autofree char *to = g_strdup_printf (C_ ("letter", "To: %s"), addressee);

      mdg_monthly_document_set_addressee (document, to);
    }
  if (self->edition > 1)
    {
      g_autofree char *edition = g_strdup_printf (_ ("Edition %u (corrected on %d/%d)"), self->edition, today.month, today.day);

      mdg_document_set_edition (MDG_DOCUMENT (document), edition);
    }
}

static MdgMonthlyDocument *
new_document (MdgMonthlyReport *self,
              MdgWorkspace *workspace,
              MdgCube *cube,
              GPtrArray *tables,
              GHashTable *before)
{
  MdgMonthlyDocument *document = mdg_monthly_document_new ();
  g_autofree char *notable = dup_notable (workspace, cube, self->year, self->month);
  g_autofree char *plans = mdg_report_monthly_dup_note (workspace, self->year, self->month, MDG_MONTHLY_PLANS);

  set_head (self, workspace, document);
  for (guint i = 0; i < tables->len; i++)
    {
      MdgMonthlySection section = find_section (tables->pdata[i]);

      mdg_monthly_document_set_table (document, section, tables->pdata[i]);
      if (before != NULL)
        mark_changes (document, section, tables->pdata[i], before);
      mdg_report_take_table (MDG_REPORT (self), g_object_ref (tables->pdata[i]));
    }
  mdg_monthly_document_set_text (document, MDG_MONTHLY_SECTION_NOTABLE, _ ("Notable consultations and new issues"), notable, TEXT_HEIGHT);
  mdg_monthly_document_set_text (document, MDG_MONTHLY_SECTION_PLANS, _ ("Plans of the next month"), plans, TEXT_HEIGHT);

  return document;
}

static gboolean
check_request (int year,
               int month,
               guint edition,
               const MdgDate *today,
               GError **error)
{
  if (month >= 1 && month <= 12 && edition >= 1 && year >= today->year - N_YEARS_BACK && year <= today->year + 1)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no report of this month. Choose a month like 2026-05 and an edition from 1 on."));
  return FALSE;
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  MdgRecord *first = *(MdgRecord *const *) a;
  MdgRecord *second = *(MdgRecord *const *) b;
  int outside = mdg_record_get_flag (first, MDG_AREA_IS_OUTSIDE) - mdg_record_get_flag (second, MDG_AREA_IS_OUTSIDE);
  gint64 position = mdg_record_get_integer (first, MDG_AREA_POSITION) - mdg_record_get_integer (second, MDG_AREA_POSITION);

  if (outside != 0)
    return outside;
  if (position != 0)
    return position < 0 ? -1 : 1;

  return g_strcmp0 (mdg_record_get_text (first, MDG_AREA_CODE), mdg_record_get_text (second, MDG_AREA_CODE));
}

static GPtrArray *
list_areas (MdgWorkspace *workspace,
            GError **error)
{
  GPtrArray *areas = mdg_workspace_list (workspace, MDG_KIND_AREA, error);

  if (areas != NULL)
    g_ptr_array_sort (areas, compare_areas);

  return areas;
}

/* After the residents, as on the form. */
static int
find_place (GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (mdg_table_get_key (tables->pdata[i]), "residents"))
      return (int) i + 1;

  return -1;
}

/* Lines that kept has are there also without a figure. */
static GPtrArray *
load_tables (MdgWorkspace *workspace,
             GHashTable *kept,
             int year,
             int month,
             GError **error)
{
  MdgCube *cube = mdg_workspace_load_cube (workspace, error);
  g_autoptr (GPtrArray) areas = cube != NULL ? list_areas (workspace, error) : NULL;
  g_autoptr (MdgTable) referrals = areas != NULL ? mdg_referral_facts_new_monthly (workspace, year, month, error) : NULL;
  GPtrArray *tables;

  if (referrals == NULL)
    return NULL;

  tables = mdg_monthly_figures_new_tables (cube, mdg_workspace_get_vocabularies (workspace), areas, kept, year, month);
  g_ptr_array_insert (tables, find_place (tables), g_steal_pointer (&referrals));

  return tables;
}

static gboolean
has_changes (GPtrArray *tables,
             GHashTable *before)
{
  for (guint i = 0; i < tables->len; i++)
    for (guint row = 0; row < mdg_table_get_n_rows (tables->pdata[i]); row++)
      for (guint column = 1; column < mdg_table_get_n_columns (tables->pdata[i]); column++)
        if (mdg_monthly_edition_differs (before, tables->pdata[i], row, column))
          return TRUE;

  return FALSE;
}

gboolean
mdg_report_monthly_find_edition (MdgWorkspace *workspace,
                                 int year,
                                 int month,
                                 guint *edition,
                                 GError **error)
{
  guint last = mdg_monthly_edition_get_last (workspace, year, month);
  g_autoptr (GHashTable) before = last > 0 ? mdg_monthly_edition_load (workspace, year, month, last) : NULL;
  g_autoptr (GPtrArray) tables = NULL;

  *edition = last + 1;
  if (before == NULL)
    return TRUE;

  tables = load_tables (workspace, before, year, month, error);
  if (tables == NULL)
    return FALSE;
  if (!has_changes (tables, before))
    *edition = last;

  return TRUE;
}

MdgReport *
mdg_report_monthly_new (MdgWorkspace *workspace,
                        int year,
                        int month,
                        guint edition,
                        GError **error)
{
  g_autoptr (MdgMonthlyReport) self = g_object_new (MDG_TYPE_MONTHLY_REPORT, NULL);
  g_autoptr (MdgMonthlyDocument) document = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  MdgDate today;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  mdg_workspace_get_today (workspace, &today);
  if (!check_request (year, month, edition, &today, error))
    return NULL;

  self->year = year;
  self->month = month;
  self->edition = edition;
  if (edition > 1)
    before = mdg_monthly_edition_load (workspace, year, month, edition - 1);
  tables = load_tables (workspace, before, year, month, error);
  if (tables == NULL)
    return NULL;

  document = new_document (self, workspace, mdg_workspace_load_cube (workspace, NULL), tables, before);
  if (edition > 1 && before == NULL)
    mdg_report_set_left_out (MDG_REPORT (self), _ ("The edition before was not put out from this register, so changed figures are not marked."));
  mdg_report_take_document (MDG_REPORT (self), workspace, MDG_DOCUMENT (g_steal_pointer (&document)), MDG_PAPER_A4_PORTRAIT);

  return MDG_REPORT (g_steal_pointer (&self));
}
