#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-issues.h"

#include <string.h>

#include "mdg-case-issue.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-error.h"
#include "mdg-finding.h"
#include "mdg-issue-columns.h"
#include "mdg-memo.h"

#include <glib/gi18n-lib.h>

MdgIssueGroup
mdg_issue_get_group (MdgWorkspace *workspace,
                     const char *issue)
{
  const char *column = issue != NULL ? mdg_issue_columns_find_parent (workspace, issue) : NULL;

  switch (column != NULL ? column[0] : 'C')
    {
    case 'F':
      return MDG_ISSUE_FAMILY;
    case 'P':
      return MDG_ISSUE_PERSON;
    case 'M':
      return MDG_ISSUE_MEDICAL;
    default:
      return MDG_ISSUE_AREA;
    }
}

const char *
mdg_issue_group_get_letter (MdgIssueGroup group)
{
  static const char *const letters[] = { NC_ ("issue", "A"), NC_ ("issue", "F"), NC_ ("issue", "P"), NC_ ("issue", "M") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "issue", letters[group]);
}

const char *
mdg_issue_group_get_label (MdgIssueGroup group)
{
  static const char *const labels[] = {
    N_ ("Issues of the area"),
    N_ ("Issues of the family"),
    N_ ("Issues of the person"),
    N_ ("Factors of the person (medical)"),
  };

  return _ (labels[group]);
}

char *
mdg_issue_group_dup_head (MdgWorkspace *workspace,
                          MdgIssueGroup group,
                          int fiscal_year)
{
  g_autoptr (MdgMatrix) shape = mdg_matrix_new ();

  mdg_issue_columns_add (workspace, fiscal_year, shape);
  for (guint i = 0; i < mdg_matrix_get_n_columns (shape); i++)
    if (mdg_issue_get_group (workspace, mdg_matrix_get_column_code (shape, i)) == group)
      return g_strdup (mdg_matrix_get_group_label (shape, mdg_matrix_get_column_group (shape, i)));

  return g_strdup (mdg_issue_group_get_label (group));
}

const char *
mdg_issue_group_get_name (MdgIssueGroup group)
{
  static const char *const names[] = { "area", "family", "person", "medical" };

  return names[group];
}

static void
free_entry (gpointer data)
{
  MdgCaseIssueEntry *entry = data;

  g_free (entry->code);
  g_clear_object (&entry->tick);
  g_ptr_array_unref (entry->findings);
  g_free (entry);
}

const MdgCaseIssueEntry *
mdg_case_issues_find (GPtrArray *issues,
                      const char *code)
{
  for (guint i = 0; i < issues->len; i++)
    if (g_strcmp0 (((const MdgCaseIssueEntry *) issues->pdata[i])->code, code) == 0)
      return issues->pdata[i];

  return NULL;
}

static MdgCaseIssueEntry *
ensure_entry (MdgWorkspace *workspace,
              GPtrArray *issues,
              const char *code)
{
  MdgCaseIssueEntry *entry = (MdgCaseIssueEntry *) mdg_case_issues_find (issues, code);

  if (entry != NULL)
    return entry;

  entry = g_new0 (MdgCaseIssueEntry, 1);
  entry->code = g_strdup (code);
  entry->group = mdg_issue_get_group (workspace, code);
  entry->findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (issues, entry);

  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const MdgCaseIssueEntry *x = *(const MdgCaseIssueEntry *const *) a;
  const MdgCaseIssueEntry *y = *(const MdgCaseIssueEntry *const *) b;

  return x->group != y->group ? (int) x->group - (int) y->group : g_strcmp0 (x->code, y->code);
}

GPtrArray *
mdg_case_issues_list (MdgWorkspace *workspace,
                      const MdgUuid *case_uuid,
                      GError **error)
{
  g_autoptr (GPtrArray) ticks = mdg_workspace_list_children (workspace, MDG_KIND_CASE_ISSUE, MDG_CASE_ISSUE_CASE, case_uuid, error);
  g_autoptr (GPtrArray) findings = ticks != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, case_uuid, error) : NULL;
  GPtrArray *issues;
  guint numbers[MDG_N_ISSUE_GROUPS] = { 0 };

  if (findings == NULL)
    return NULL;

  issues = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = 0; i < ticks->len; i++)
    {
      const char *code = mdg_record_get_text (ticks->pdata[i], MDG_CASE_ISSUE_ISSUE);

      if (code != NULL)
        g_set_object (&ensure_entry (workspace, issues, code)->tick, ticks->pdata[i]);
    }
  for (guint i = findings->len; i > 0; i--)
    {
      const char *code = mdg_record_get_text (findings->pdata[i - 1], MDG_FINDING_ISSUE);

      if (code != NULL)
        g_ptr_array_add (ensure_entry (workspace, issues, code)->findings, g_object_ref (findings->pdata[i - 1]));
    }

  g_ptr_array_sort (issues, compare_entries);
  for (guint i = 0; i < issues->len; i++)
    {
      MdgCaseIssueEntry *entry = issues->pdata[i];

      entry->number = ++numbers[entry->group];
    }

  return issues;
}

static void
sign (MdgWorkspace *workspace,
      MdgRecord *record,
      guint day,
      guint staff)
{
  MdgStaff *who = mdg_workspace_get_staff (workspace);
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (record, day, iso);
  if (who != NULL)
    mdg_record_set_reference (record, staff, mdg_record_get_uuid (MDG_RECORD (who)));
}

static void
add_tick (MdgWorkspace *workspace,
          MdgChange *change,
          const MdgUuid *case_uuid,
          const char *issue)
{
  g_autoptr (MdgCaseIssue) tick = mdg_case_issue_new ();

  mdg_record_set_reference (MDG_RECORD (tick), MDG_CASE_ISSUE_CASE, case_uuid);
  mdg_record_set_text (MDG_RECORD (tick), MDG_CASE_ISSUE_ISSUE, issue);
  sign (workspace, MDG_RECORD (tick), MDG_CASE_ISSUE_TICKED_ON, MDG_CASE_ISSUE_STAFF);
  mdg_change_add (change, MDG_RECORD (tick));
}

MdgChange *
mdg_case_issues_tick (MdgWorkspace *workspace,
                      const MdgUuid *case_uuid,
                      const char *issue)
{
  MdgChange *change = mdg_change_new (N_ ("Issue added"));

  add_tick (workspace, change, case_uuid, issue);

  return change;
}

static gboolean
get_note_fields (MdgRecord *note,
                 guint *text,
                 guint *reference)
{
  switch ((guint) mdg_record_get_kind (note))
    {
    case MDG_KIND_CONSULTATION:
      *text = MDG_CONSULTATION_TEXT;
      *reference = MDG_FINDING_CONSULTATION;
      return TRUE;
    case MDG_KIND_CONTACT:
      *text = MDG_CONTACT_TEXT;
      *reference = MDG_FINDING_CONTACT;
      return TRUE;
    case MDG_KIND_MEMO:
      *text = MDG_MEMO_TEXT;
      *reference = MDG_FINDING_MEMO;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
stands_there (const char *text,
              guint offset,
              const char *quote)
{
  if (text == NULL || *quote == '\0' || g_utf8_strlen (text, -1) < (glong) offset)
    return FALSE;

  return g_str_has_prefix (g_utf8_offset_to_pointer (text, (glong) offset), quote);
}

MdgChange *
mdg_case_issues_mark (MdgWorkspace *workspace,
                      const MdgUuid *case_uuid,
                      MdgRecord *note,
                      guint offset,
                      const char *quote,
                      const char *issue,
                      int weight,
                      GError **error)
{
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (MdgFinding) finding = mdg_finding_new ();
  g_autoptr (MdgChange) change = NULL;
  g_autofree char *revision = mdg_uuid_dup_string (mdg_record_get_revision (note));
  MdgRecord *record = MDG_RECORD (finding);
  guint text = 0;
  guint reference = 0;

  if (!get_note_fields (note, &text, &reference) || !stands_there (mdg_record_get_text (note, text), offset, quote))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The sentence was changed meanwhile. Nothing was marked; select it again."));
      return NULL;
    }

  issues = mdg_case_issues_list (workspace, case_uuid, error);
  if (issues == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Sentence marked"));
  if (mdg_case_issues_find (issues, issue) == NULL)
    add_tick (workspace, change, case_uuid, issue);

  mdg_record_set_reference (record, MDG_FINDING_CASE, case_uuid);
  mdg_record_set_reference (record, reference, mdg_record_get_uuid (note));
  mdg_record_set_text (record, MDG_FINDING_FIELD, mdg_record_get_info (note)->fields[text].name);
  mdg_record_set_text (record, MDG_FINDING_NOTE_REVISION, revision);
  mdg_record_set_text (record, MDG_FINDING_QUOTE, quote);
  mdg_record_set_integer (record, MDG_FINDING_OFFSET, offset);
  mdg_record_set_integer (record, MDG_FINDING_LENGTH, g_utf8_strlen (quote, -1));
  mdg_record_set_text (record, MDG_FINDING_ISSUE, issue);
  mdg_record_set_integer (record, MDG_FINDING_WEIGHT, weight);
  sign (workspace, record, MDG_FINDING_FOUND_ON, MDG_FINDING_STAFF);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}
