#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-visit.h"

#include "mdg-describe.h"
#include "mdg-referral-code.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"
#include "mdg-visit-sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MdgWorkspace *workspace;
  MdgRecord *referral;
  GPtrArray *strings; /* what the sheet borrows */
  GArray *visits;     /* MdgVisit */
  MdgTable *table;
} Build;

/* NULL when empty, so that there is room to write. */
static const char *
keep (Build *build,
      char *text)
{
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  if (text != NULL)
    g_ptr_array_add (build->strings, text);

  return text;
}

static const char *
describe (Build *build,
          MdgRecord *record,
          guint field)
{
  return mdg_record_is_empty (record, field) ? NULL : keep (build, mdg_describe_value (build->workspace, record, field));
}

static const char *
describe_time (Build *build,
               MdgRecord *visit)
{
  gint64 minutes = mdg_record_get_integer (visit, MDG_REFERRAL_VISIT_MINUTES);
  const char *starts = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_STARTS_AT);
  const char *iso = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_VISITED_ON);
  g_autoptr (GString) text = g_string_new (NULL);
  MdgDate date;

  if (iso != NULL && mdg_date_parse_iso (iso, &date))
    {
      g_autofree char *day = mdg_date_format_long (&date);

      g_string_append (text, day);
    }
  if (starts != NULL)
    g_string_append_printf (text, " %s", starts);
  if (!mdg_record_is_empty (visit, MDG_REFERRAL_VISIT_MINUTES))
    {
      g_autofree char *count = g_strdup_printf ("%d", (int) minutes);

      g_string_append_printf (text, C_ ("print", " (%s minutes)"), count);
    }

  return keep (build, g_strdup (text->str));
}

static const char *
describe_meeting (Build *build,
                  MdgRecord *visit)
{
  const char *reason = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_MISSED_REASON);

  if (!mdg_record_get_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED))
    return C_ ("print", "met");

  return reason != NULL ? keep (build, g_strdup_printf (C_ ("print", "could not be met (%s)"), reason)) : C_ ("print", "could not be met");
}

/* The scores of this visit, "HDS-R 14／30". */
static const char *
describe_scales (Build *build,
                 MdgRecord *visit,
                 GError **error)
{
  g_autoptr (GPtrArray) scales = mdg_workspace_list_children (build->workspace, MDG_KIND_REFERRAL_SCALE, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (build->referral), error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; scales != NULL && i < scales->len; i++)
    {
      MdgRecord *scale = scales->pdata[i];
      const MdgUuid *of = mdg_record_get_reference (scale, MDG_REFERRAL_SCALE_VISIT);
      const char *code = mdg_record_get_text (scale, MDG_REFERRAL_SCALE_SCALE);
      gint64 min;
      gint64 max;

      if (of == NULL || !mdg_uuid_equal (of, mdg_record_get_uuid (visit)))
        continue;
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? "　" : "", mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (build->workspace), "scale", code, 0), (int) mdg_record_get_integer (scale, MDG_REFERRAL_SCALE_SCORE));
      if (mdg_referral_scale_get_range (code, &min, &max))
        g_string_append_printf (text, "／%d", (int) max);
    }

  return keep (build, g_strdup (text->len > 0 ? text->str : C_ ("print", "none taken")));
}

static void
add_row (Build *build,
         const char *label,
         const char *text)
{
  guint row = mdg_table_add_row (build->table, NULL, 0);

  mdg_table_set_text (build->table, row, 0, label);
  mdg_table_set_text (build->table, row, 1, text);
}

static void
add_visit (Build *build,
           MdgRecord *visit,
           GError **error)
{
  gboolean is_missed = mdg_record_get_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED);
  const char *attendees = describe (build, visit, MDG_REFERRAL_VISIT_ATTENDEES);
  const char *findings = describe (build, visit, MDG_REFERRAL_VISIT_FINDINGS);
  const char *condition = describe (build, visit, MDG_REFERRAL_VISIT_CONDITION);
  MdgVisit row = {
    .when = describe_time (build, visit),
    .place = describe (build, visit, MDG_REFERRAL_VISIT_PLACE),
    .doctor = describe (build, visit, MDG_REFERRAL_VISIT_DOCTOR),
    .attendees = attendees != NULL ? attendees : describe (build, visit, MDG_REFERRAL_VISIT_ESCORTS),
    .met = describe_meeting (build, visit),
    .findings = findings != NULL ? findings : (is_missed ? C_ ("print", "could not be met") : NULL),
    .scales = describe_scales (build, visit, error),
    .condition = condition != NULL ? condition : C_ ("print", "not judged"),
    .plan = describe (build, visit, MDG_REFERRAL_VISIT_PLAN),
  };

  g_array_append_val (build->visits, row);
  add_row (build, C_ ("print", "Day and time"), row.when);
  add_row (build, C_ ("print", "Doctor"), row.doctor);
  add_row (build, C_ ("print", "Attendees"), row.attendees);
  add_row (build, C_ ("print", "Meeting the person"), row.met);
  add_row (build, C_ ("print", "Findings"), row.findings);
  add_row (build, C_ ("print", "Scales"), row.scales);
  add_row (build, C_ ("print", "Urgency of the condition"), row.condition);
  add_row (build, C_ ("print", "Plan"), row.plan);
}

static const char *
describe_person (Build *build)
{
  MdgRecord *referral = build->referral;
  const char *sex = mdg_record_get_text (referral, MDG_REFERRAL_SEX);
  const char *day = mdg_record_get_text (referral, MDG_REFERRAL_REQUESTED_ON);
  int age = mdg_describe_age (mdg_record_get_text (referral, MDG_REFERRAL_BIRTH), mdg_record_get_integer (referral, MDG_REFERRAL_AGE), NULL, day);
  g_autofree char *name = mdg_describe_person (mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME), age, sex);
  g_autofree char *age_sex = mdg_describe_age_sex (mdg_workspace_get_vocabularies (build->workspace), age, sex);

  return *age_sex != '\0' ? keep (build, g_strdup_printf (_ ("%s (%s)"), name, age_sex)) : keep (build, g_strdup (name));
}

static gboolean
list_visits (Build *build,
             GError **error)
{
  g_autoptr (GPtrArray) visits = mdg_workspace_list_children (build->workspace, MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (build->referral), error);
  g_autoptr (GError) local = NULL;

  if (visits == NULL)
    return FALSE;

  for (guint i = 0; i < visits->len && local == NULL; i++)
    {
      const char *state = mdg_record_get_text (visits->pdata[i], MDG_REFERRAL_VISIT_STATUS);

      if (g_strcmp0 (state, "done") == 0 || g_strcmp0 (state, "missed") == 0)
        add_visit (build, visits->pdata[i], &local);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static MdgReport *
build_report (Build *build)
{
  MdgRecord *referral = build->referral;
  MdgStaff *staff = mdg_workspace_get_staff (build->workspace);
  const char *number = mdg_record_get_text (referral, MDG_REFERRAL_NUMBER);
  g_autofree char *requester = g_strjoin (" ", mdg_record_get_text (referral, MDG_REFERRAL_AFFILIATION), mdg_record_get_text (referral, MDG_REFERRAL_REQUESTER_NAME), NULL);
  g_autofree char *title = NULL;
  MdgVisitSheet sheet = {
    .number = keep (build, mdg_referral_number_format (number)),
    .code = number != NULL ? keep (build, mdg_referral_code_format (number)) : NULL,
    .person = describe_person (build),
    .address = mdg_record_get_text (referral, MDG_REFERRAL_ADDRESS),
    .requester = requester,
    .request = mdg_record_get_text (referral, MDG_REFERRAL_REQUEST_TEXT),
    .written_by = build->visits->len > 0 && staff != NULL ? mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME) : NULL,
    .visits = (const MdgVisit *) (gpointer) build->visits->data,
    .n_visits = build->visits->len,
  };
  MdgDocument *document;
  MdgReport *report;

  title = sheet.number != NULL ? g_strdup_printf (_ ("Visit report %s"), sheet.number) : g_strdup (_ ("Visit report"));
  report = mdg_report_new ("visit", title);
  document = MDG_DOCUMENT (mdg_visit_sheet_new_document (&sheet));
  mdg_document_set_version (document, "");
  mdg_report_take_document (report, build->workspace, document, MDG_PAPER_A4_PORTRAIT);
  mdg_report_take_table (report, g_steal_pointer (&build->table));

  return report;
}

MdgReport *
mdg_report_visit_new (MdgWorkspace *workspace,
                      MdgRecord *referral,
                      GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) visits = g_array_new (FALSE, TRUE, sizeof (MdgVisit));
  Build build = { workspace, referral, strings, visits, mdg_table_new ("visit", _ ("Visit report")) };
  MdgReport *report = NULL;

  mdg_table_add_column (build.table, _ ("Item"), MDG_CELL_TEXT, 1);
  mdg_table_add_column (build.table, _ ("Content"), MDG_CELL_TEXT, 3);
  if (list_visits (&build, error))
    report = build_report (&build);
  g_clear_object (&build.table);

  return report;
}
