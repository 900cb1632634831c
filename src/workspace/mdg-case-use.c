#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-use.h"

#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-finding.h"
#include "mdg-memo.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

static void
set_today (MdgWorkspace *workspace,
           MdgRecord *record,
           guint field)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (record, field, iso);
}

MdgRecord *
mdg_case_use_new (MdgWorkspace *workspace)
{
  MdgRecord *record = MDG_RECORD (mdg_case_new ());
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  set_today (workspace, record, MDG_CASE_OPENED_ON);
  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  if (staff != NULL)
    mdg_record_set_reference (record, MDG_CASE_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return record;
}

MdgChange *
mdg_case_use_make_from (MdgWorkspace *workspace,
                        const MdgUuid *consultation,
                        GError **error)
{
  g_autoptr (MdgRecord) from = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  g_autoptr (MdgRecord) record = NULL;
  const MdgUuid *subject;
  MdgChange *change;

  if (from == NULL)
    return NULL;
  if (mdg_record_get_reference (from, MDG_CONSULTATION_CASE) != NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This consultation belongs to a case already. Nothing was changed."));
      return NULL;
    }

  record = mdg_case_use_new (workspace);
  subject = mdg_record_get_reference (from, MDG_CONSULTATION_SUBJECT);
  mdg_record_set_reference (record, MDG_CASE_SUBJECT, subject);
  mdg_record_set_reference (record, MDG_CASE_AREA, mdg_record_get_reference (from, MDG_CONSULTATION_AREA));
  mdg_record_set_flag (record, MDG_CASE_IS_UNSHAREABLE, mdg_record_get_flag (from, MDG_CONSULTATION_IS_UNSHAREABLE));
  mdg_record_set_text (record, MDG_CASE_UNSHAREABLE_NOTE, mdg_record_get_text (from, MDG_CONSULTATION_UNSHAREABLE_NOTE));
  if (subject != NULL)
    {
      g_autoptr (MdgRecord) person = mdg_workspace_load (workspace, MDG_KIND_SUBJECT, subject, error);

      if (person == NULL)
        return NULL;
      mdg_record_set_text (record, MDG_CASE_SEX, mdg_record_get_text (person, MDG_SUBJECT_SEX));
      mdg_record_set_text (record, MDG_CASE_CARE_LEVEL, mdg_record_get_text (person, MDG_SUBJECT_CARE_LEVEL));
      mdg_record_set_text (record, MDG_CASE_HOUSEHOLD_KIND, mdg_record_get_text (person, MDG_SUBJECT_HOUSEHOLD_KIND));
      mdg_record_set_text (record, MDG_CASE_HOUSEHOLD_SUB, mdg_record_get_text (person, MDG_SUBJECT_HOUSEHOLD_SUB));
    }

  change = mdg_change_new (N_ ("Case made"));
  mdg_change_add (change, record);
  mdg_record_set_reference (from, MDG_CONSULTATION_CASE, mdg_record_get_uuid (record));
  mdg_change_add (change, from);

  return change;
}

MdgChange *
mdg_case_use_close (MdgWorkspace *workspace,
                    MdgRecord *record,
                    const char *reason,
                    const char *note,
                    const char *wished_place,
                    const char *actual_place,
                    GError **error)
{
  MdgChange *change;

  if (reason == NULL || mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "close_reason", reason, 0) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A case is closed with a reason. Choose one; the case is still open."));
      return NULL;
    }

  mdg_record_set_text (record, MDG_CASE_STATUS, "closed");
  set_today (workspace, record, MDG_CASE_CLOSED_ON);
  mdg_record_set_text (record, MDG_CASE_CLOSE_REASON, reason);
  mdg_record_set_text (record, MDG_CASE_CLOSE_NOTE, note);
  mdg_record_set_text (record, MDG_CASE_WISHED_PLACE, wished_place);
  mdg_record_set_text (record, MDG_CASE_ACTUAL_PLACE, actual_place);
  change = mdg_change_new (N_ ("Case closed"));
  mdg_change_add (change, record);

  return change;
}

static MdgRecord *
new_memo (MdgWorkspace *workspace,
          const MdgUuid *case_uuid,
          const char *text)
{
  MdgRecord *memo = MDG_RECORD (mdg_memo_new ());
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *now = mdg_datetime_now ();

  mdg_record_set_reference (memo, MDG_MEMO_CASE, case_uuid);
  mdg_record_set_text (memo, MDG_MEMO_AT, now);
  mdg_record_set_text (memo, MDG_MEMO_TEXT, text);
  if (staff != NULL)
    mdg_record_set_reference (memo, MDG_MEMO_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return memo;
}

MdgChange *
mdg_case_use_reopen (MdgWorkspace *workspace,
                     MdgRecord *record,
                     const char *reason)
{
  MdgChange *change = mdg_change_new (N_ ("Case reopened"));
  g_autofree char *text = g_strdup_printf (_ ("Reopened: %s"), reason);
  g_autoptr (MdgRecord) memo = new_memo (workspace, mdg_record_get_uuid (record), text);

  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  mdg_record_set_text (record, MDG_CASE_CLOSED_ON, NULL);
  mdg_record_set_text (record, MDG_CASE_CLOSE_REASON, NULL);
  mdg_record_set_text (record, MDG_CASE_CLOSE_NOTE, NULL);
  mdg_record_set_text (record, MDG_CASE_ACTUAL_PLACE, NULL);
  mdg_change_add (change, record);
  mdg_change_add (change, memo);

  return change;
}

MdgChange *
mdg_case_use_flag (MdgRecord *record,
                   guint field,
                   gboolean is_set,
                   const char *reason)
{
  MdgChange *change = mdg_change_new (is_set ? N_ ("Case marked") : N_ ("Mark taken off"));

  mdg_record_set_flag (record, field, is_set);
  if (reason != NULL)
    mdg_record_set_text (record, MDG_CASE_FLAG_REASON, reason);
  mdg_change_add (change, record);

  return change;
}

MdgChange *
mdg_case_use_add_memo (MdgWorkspace *workspace,
                       const MdgUuid *case_uuid,
                       const char *text)
{
  MdgChange *change = mdg_change_new (N_ ("Memo written"));
  g_autoptr (MdgRecord) memo = new_memo (workspace, case_uuid, text);

  mdg_change_add (change, memo);

  return change;
}

/* The area of a case that is corrected is changed as it stands; a case that moved keeps both areas by date. */
static gboolean
check_transfer (MdgWorkspace *workspace,
                MdgRecord *record,
                const MdgUuid *area,
                const MdgDate *day,
                const char *reason,
                GError **error)
{
  const MdgUuid *before = mdg_record_get_reference (record, MDG_CASE_AREA);
  const char *problem = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  if (reason == NULL || *reason == '\0')
    problem = _ ("A case is handed to another area with a reason. Write one; the case stays where it is.");
  else if (before != NULL && mdg_uuid_equal (before, area))
    problem = _ ("The case belongs to this area already.");
  else if (mdg_date_compare (day, &today) > 0)
    problem = _ ("The day of a transfer cannot lie ahead. Enter it when the day has come.");
  if (problem != NULL)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, problem);

  return problem == NULL;
}

static gboolean
transfer_consultations (MdgWorkspace *workspace,
                        MdgChange *change,
                        const MdgUuid *case_uuid,
                        const MdgUuid *area,
                        const char *day,
                        GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, case_uuid, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_strcmp0 (mdg_record_get_text (list->pdata[i], MDG_CONSULTATION_RECEIVED_AT), day) >= 0)
      {
        mdg_record_set_reference (list->pdata[i], MDG_CONSULTATION_AREA, area);
        mdg_change_add (change, list->pdata[i]);
      }

  return list != NULL;
}

/* So that the next consultation of the person counts for the new area, too. */
static gboolean
transfer_subject (MdgWorkspace *workspace,
                  MdgChange *change,
                  const MdgUuid *subject,
                  const MdgUuid *area,
                  GError **error)
{
  g_autoptr (MdgRecord) person = subject != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, subject, error) : NULL;

  if (person != NULL)
    {
      mdg_record_set_reference (person, MDG_SUBJECT_AREA, area);
      mdg_change_add (change, person);
    }

  return subject == NULL || person != NULL;
}

MdgChange *
mdg_case_use_transfer (MdgWorkspace *workspace,
                       MdgRecord *record,
                       const MdgUuid *area,
                       const MdgDate *day,
                       const char *reason,
                       GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (record);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Case handed to another area"));
  g_autoptr (MdgRecord) memo = NULL;
  g_autofree char *before = mdg_describe_value (workspace, record, MDG_CASE_AREA);
  g_autofree char *after = mdg_describe_record (workspace, MDG_KIND_AREA, area);
  g_autofree char *iso = mdg_date_dup_iso (day);
  g_autofree char *when = mdg_date_format_short (day);
  g_autofree char *text = NULL;

  if (!check_transfer (workspace, record, area, day, reason, error))
    return NULL;

  /* Translators: day, old area, new area, reason. */
  text = g_strdup_printf (_ ("From %s the area is no longer “%s” but “%s”: %s"), when, *before != '\0' ? before : _ ("no area"), after, reason);
  memo = new_memo (workspace, uuid, text);
  mdg_record_set_reference (record, MDG_CASE_AREA, area);
  mdg_change_add (change, record);
  mdg_change_add (change, memo);
  if (!transfer_subject (workspace, change, mdg_record_get_reference (record, MDG_CASE_SUBJECT), area, error) || !transfer_consultations (workspace, change, uuid, area, iso, error))
    return NULL;

  return g_steal_pointer (&change);
}

/* The case of the contact's consultation, or of the consultation itself, is what the sentence was marked for. */
static gboolean
is_sentence_of (MdgWorkspace *workspace,
                MdgRecord *finding,
                const MdgUuid *consultation)
{
  const MdgUuid *own = mdg_record_get_reference (finding, MDG_FINDING_CONSULTATION);
  const MdgUuid *contact_uuid = mdg_record_get_reference (finding, MDG_FINDING_CONTACT);
  g_autoptr (MdgRecord) contact = contact_uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_CONTACT, contact_uuid, NULL) : NULL;

  if (contact != NULL)
    own = mdg_record_get_reference (contact, MDG_CONTACT_CONSULTATION);

  return own != NULL && mdg_uuid_equal (own, consultation);
}

static gboolean
take_off_sentences (MdgWorkspace *workspace,
                    MdgChange *change,
                    const MdgUuid *case_uuid,
                    const MdgUuid *consultation,
                    GError **error)
{
  g_autoptr (GPtrArray) findings = mdg_workspace_list_children (workspace, MDG_KIND_FINDING, MDG_FINDING_CASE, case_uuid, error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (is_sentence_of (workspace, findings->pdata[i], consultation))
      mdg_change_add_void (change, findings->pdata[i], _ ("The consultation was taken out of the case"));

  return findings != NULL;
}

MdgChange *
mdg_case_use_link (MdgWorkspace *workspace,
                   const MdgUuid *consultation,
                   const MdgUuid *case_uuid,
                   GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  g_autoptr (MdgChange) change = mdg_change_new (case_uuid != NULL ? N_ ("Consultation put into a case") : N_ ("Consultation taken out of a case"));
  const MdgUuid *before = record != NULL ? mdg_record_get_reference (record, MDG_CONSULTATION_CASE) : NULL;

  if (record == NULL || (before != NULL && !take_off_sentences (workspace, change, before, consultation, error)))
    return NULL;

  mdg_record_set_reference (record, MDG_CONSULTATION_CASE, case_uuid);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_case_use_link_person (MdgWorkspace *workspace,
                          const MdgUuid *subject,
                          const MdgUuid *case_uuid,
                          GError **error)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_SUBJECT, subject, error);
  MdgChange *change;

  if (list == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Consultation put into a case"));
  for (guint i = 0; i < list->len; i++)
    if (mdg_record_get_reference (list->pdata[i], MDG_CONSULTATION_CASE) == NULL && !mdg_record_get_flag (list->pdata[i], MDG_CONSULTATION_IS_NO_CASE))
      {
        mdg_record_set_reference (list->pdata[i], MDG_CONSULTATION_CASE, case_uuid);
        mdg_change_add (change, list->pdata[i]);
      }

  return change;
}
