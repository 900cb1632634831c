#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referral-drafts.h"

#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-describe.h"
#include "mdg-person.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

MdgRecord *
mdg_referral_drafts_new (MdgWorkspace *workspace,
                         const char *kind)
{
  MdgRecord *referral = MDG_RECORD (mdg_referral_new ());
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (referral, MDG_REFERRAL_KIND, kind);
  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, "draft");
  mdg_record_set_text (referral, MDG_REFERRAL_REQUESTED_ON, iso);
  if (g_strcmp0 (kind, "outreach") == 0 || g_strcmp0 (kind, "advice") == 0)
    mdg_record_set_text (referral, MDG_REFERRAL_REQ_KIND, kind);

  return referral;
}

/* Pairs of fields of two records that mean the same, the second into the first where that is empty. */
static void
copy_fields (MdgRecord *to,
             MdgRecord *from,
             const guint (*pairs)[2],
             guint n_pairs)
{
  for (guint i = 0; i < n_pairs; i++)
    {
      guint field = pairs[i][0];
      MdgFieldType type = mdg_record_get_info (to)->fields[field].type;

      if (!mdg_record_is_empty (to, field))
        continue;
      if (type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (to, field, mdg_record_get_reference (from, pairs[i][1]));
      else if (type == MDG_FIELD_FLAG)
        mdg_record_set_flag (to, field, mdg_record_get_flag (from, pairs[i][1]));
      else
        mdg_record_set_text (to, field, mdg_record_get_text (from, pairs[i][1]));
    }
}

static void
add_line (GString *lines,
          const char *label,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, _ ("%s: %s"), label, text);
}

static void
add_person (MdgWorkspace *workspace,
            GString *lines,
            MdgRecord *person)
{
  g_autofree char *code = mdg_describe_value (workspace, person, MDG_PERSON_RELATION);
  const char *words = mdg_record_get_text (person, MDG_PERSON_RELATION_TEXT);
  const char *phone = mdg_record_get_text (person, MDG_PERSON_PHONE);
  g_autoptr (GString) text = g_string_new (mdg_record_get_text (person, MDG_PERSON_NAME));

  if (mdg_record_get_flag (person, MDG_PERSON_IS_KEY))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ ("(key person)"));
  if (mdg_record_get_flag (person, MDG_PERSON_IS_EMERGENCY))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ ("(emergency contact)"));
  if (phone != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", phone);
  add_line (lines, words != NULL ? words : *code != '\0' ? code
                                                         : _ ("Family"),
            text->str);
}

char *
mdg_referral_drafts_dup_household (MdgWorkspace *workspace,
                                   MdgRecord *subject)
{
  static const guint fields[] = { MDG_SUBJECT_HOUSEHOLD_KIND, MDG_SUBJECT_HOUSEHOLD_SUB, MDG_SUBJECT_HOUSEHOLD_TEXT, MDG_SUBJECT_CARE_MANAGER };
  g_autoptr (GPtrArray) people = mdg_workspace_list_children (workspace, MDG_KIND_PERSON, MDG_PERSON_SUBJECT, mdg_record_get_uuid (subject), NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = mdg_describe_value (workspace, subject, fields[i]);

      add_line (lines, mdg_field_get_label (&mdg_record_get_info (subject)->fields[fields[i]]), value);
    }
  for (guint i = 0; people != NULL && i < people->len; i++)
    add_person (workspace, lines, people->pdata[i]);

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

void
mdg_referral_drafts_copy_subject (MdgRecord *referral,
                                  MdgRecord *subject)
{
  static const guint pairs[][2] = {
    { MDG_REFERRAL_SUBJECT_NAME, MDG_SUBJECT_NAME },
    { MDG_REFERRAL_SUBJECT_KANA, MDG_SUBJECT_KANA },
    { MDG_REFERRAL_SEX, MDG_SUBJECT_SEX },
    { MDG_REFERRAL_BIRTH, MDG_SUBJECT_BIRTH },
    { MDG_REFERRAL_ADDRESS, MDG_SUBJECT_ADDRESS },
    { MDG_REFERRAL_AREA, MDG_SUBJECT_AREA },
    { MDG_REFERRAL_CARE_LEVEL, MDG_SUBJECT_CARE_LEVEL },
    { MDG_REFERRAL_CARE_FLAG, MDG_SUBJECT_CARE_FLAG },
    { MDG_REFERRAL_HAS_DOCTOR, MDG_SUBJECT_HAS_DOCTOR },
    { MDG_REFERRAL_DOCTOR, MDG_SUBJECT_DOCTOR },
    { MDG_REFERRAL_INSURANCE, MDG_SUBJECT_INSURANCE },
    { MDG_REFERRAL_INSURANCE_TEXT, MDG_SUBJECT_INSURANCE_TEXT },
    { MDG_REFERRAL_HOUSEHOLD_KIND, MDG_SUBJECT_HOUSEHOLD_KIND },
    { MDG_REFERRAL_HOUSEHOLD_SUB, MDG_SUBJECT_HOUSEHOLD_SUB },
    { MDG_REFERRAL_HOUSEHOLD_TEXT, MDG_SUBJECT_HOUSEHOLD_TEXT },
    { MDG_REFERRAL_IS_UNSHAREABLE, MDG_SUBJECT_IS_UNSHAREABLE },
    { MDG_REFERRAL_UNSHAREABLE_NOTE, MDG_SUBJECT_UNSHAREABLE_NOTE },
  };
  int age;

  mdg_record_set_reference (referral, MDG_REFERRAL_SUBJECT, mdg_record_get_uuid (subject));
  copy_fields (referral, subject, pairs, G_N_ELEMENTS (pairs));

  /* Somebody without a name still has an age and a sex to be told by. */
  age = mdg_describe_age (mdg_record_get_text (subject, MDG_SUBJECT_BIRTH), mdg_record_get_integer (subject, MDG_SUBJECT_AGE), mdg_record_get_text (subject, MDG_SUBJECT_AGE_ON), mdg_record_get_text (referral, MDG_REFERRAL_REQUESTED_ON));
  if (age >= 0 && age < 130 && mdg_record_is_empty (referral, MDG_REFERRAL_AGE))
    mdg_record_set_integer (referral, MDG_REFERRAL_AGE, age);
  if (mdg_record_is_empty (referral, MDG_REFERRAL_SUBJECT_NAME))
    {
      g_autofree char *mark = mdg_describe_person (NULL, age, mdg_record_get_text (subject, MDG_SUBJECT_SEX));

      mdg_record_set_text (referral, MDG_REFERRAL_SUBJECT_NAME, mark);
    }
}

void
mdg_referral_drafts_fill_subject (MdgWorkspace *workspace,
                                  MdgRecord *referral,
                                  MdgRecord *subject)
{
  mdg_referral_drafts_copy_subject (referral, subject);
  if (mdg_record_is_empty (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT))
    {
      g_autofree char *household = mdg_referral_drafts_dup_household (workspace, subject);

      mdg_record_set_text (referral, MDG_REFERRAL_HOUSEHOLD_SNAPSHOT, household);
    }
}

static gboolean
fill_subject_of (MdgWorkspace *workspace,
                 MdgRecord *referral,
                 const MdgUuid *uuid,
                 GError **error)
{
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, error) : NULL;

  if (subject == NULL)
    return uuid == NULL;

  mdg_referral_drafts_fill_subject (workspace, referral, subject);

  return TRUE;
}

static void
fill_consulter (MdgWorkspace *workspace,
                MdgRecord *referral,
                MdgRecord *consultation)
{
  static const guint of_consulter[][2] = {
    { MDG_REFERRAL_PHONE, MDG_CONSULTER_PHONE },
    { MDG_REFERRAL_FAX, MDG_CONSULTER_FAX },
    { MDG_REFERRAL_MOBILE, MDG_CONSULTER_MOBILE },
  };
  static const guint of_consultation[][2] = {
    { MDG_REFERRAL_CONSULTER, MDG_CONSULTATION_CONSULTER },
    { MDG_REFERRAL_AFFILIATION, MDG_CONSULTATION_AFFILIATION },
    { MDG_REFERRAL_AFFIL_KIND, MDG_CONSULTATION_AFFIL_KIND },
    { MDG_REFERRAL_REQUESTER_NAME, MDG_CONSULTATION_CONSULTER_NAME },
    { MDG_REFERRAL_PROFESSION, MDG_CONSULTATION_PROFESSION },
    { MDG_REFERRAL_PHONE, MDG_CONSULTATION_CONSULTER_PHONE },
    { MDG_REFERRAL_AREA, MDG_CONSULTATION_AREA },
    { MDG_REFERRAL_IS_UNSHAREABLE, MDG_CONSULTATION_IS_UNSHAREABLE },
    { MDG_REFERRAL_UNSHAREABLE_NOTE, MDG_CONSULTATION_UNSHAREABLE_NOTE },
  };
  const MdgUuid *uuid = mdg_record_get_reference (consultation, MDG_CONSULTATION_CONSULTER);
  g_autoptr (MdgRecord) consulter = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_CONSULTER, uuid, NULL) : NULL;

  mdg_record_set_reference (referral, MDG_REFERRAL_CONSULTATION, mdg_record_get_uuid (consultation));
  copy_fields (referral, consultation, of_consultation, G_N_ELEMENTS (of_consultation));
  if (consulter != NULL)
    copy_fields (referral, consulter, of_consulter, G_N_ELEMENTS (of_consulter));
}

/* The newest one that came from somebody who can be asked back; NULL when there is none. */
static MdgRecord *
find_newest (MdgWorkspace *workspace,
             const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, case_uuid, NULL);
  MdgRecord *newest = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!mdg_record_is_empty (list->pdata[i], MDG_CONSULTATION_AFFILIATION)
        && (newest == NULL || g_strcmp0 (mdg_record_get_text (list->pdata[i], MDG_CONSULTATION_RECEIVED_AT), mdg_record_get_text (newest, MDG_CONSULTATION_RECEIVED_AT)) > 0))
      newest = list->pdata[i];

  return newest != NULL ? g_object_ref (newest) : NULL;
}

MdgRecord *
mdg_referral_drafts_new_from_case (MdgWorkspace *workspace,
                                   const MdgUuid *case_uuid,
                                   const char *kind,
                                   GError **error)
{
  static const guint pairs[][2] = {
    { MDG_REFERRAL_SEX, MDG_CASE_SEX },
    { MDG_REFERRAL_AREA, MDG_CASE_AREA },
    { MDG_REFERRAL_CARE_LEVEL, MDG_CASE_CARE_LEVEL },
    { MDG_REFERRAL_HOUSEHOLD_KIND, MDG_CASE_HOUSEHOLD_KIND },
    { MDG_REFERRAL_HOUSEHOLD_SUB, MDG_CASE_HOUSEHOLD_SUB },
    { MDG_REFERRAL_OWNER, MDG_CASE_STAFF },
    { MDG_REFERRAL_IS_UNSHAREABLE, MDG_CASE_IS_UNSHAREABLE },
    { MDG_REFERRAL_UNSHAREABLE_NOTE, MDG_CASE_UNSHAREABLE_NOTE },
  };
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, case_uuid, error);
  g_autoptr (MdgRecord) referral = mdg_referral_drafts_new (workspace, kind);
  g_autoptr (MdgRecord) newest = NULL;

  if (record == NULL)
    return NULL;

  mdg_record_set_reference (referral, MDG_REFERRAL_CASE, case_uuid);
  if (!fill_subject_of (workspace, referral, mdg_record_get_reference (record, MDG_CASE_SUBJECT), error))
    return NULL;
  copy_fields (referral, record, pairs, G_N_ELEMENTS (pairs));
  newest = find_newest (workspace, case_uuid);
  if (newest != NULL)
    fill_consulter (workspace, referral, newest);

  return g_steal_pointer (&referral);
}

MdgRecord *
mdg_referral_drafts_new_from_consultation (MdgWorkspace *workspace,
                                           const MdgUuid *consultation,
                                           const char *kind,
                                           GError **error)
{
  g_autoptr (MdgRecord) from = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  g_autoptr (MdgRecord) referral = mdg_referral_drafts_new (workspace, kind);

  if (from == NULL || !fill_subject_of (workspace, referral, mdg_record_get_reference (from, MDG_CONSULTATION_SUBJECT), error))
    return NULL;

  mdg_record_set_reference (referral, MDG_REFERRAL_CASE, mdg_record_get_reference (from, MDG_CONSULTATION_CASE));
  fill_consulter (workspace, referral, from);
  mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, mdg_record_get_text (from, MDG_CONSULTATION_TEXT));

  return g_steal_pointer (&referral);
}

MdgRecord *
mdg_referral_drafts_new_from_subject (MdgWorkspace *workspace,
                                      const MdgUuid *subject,
                                      const char *kind,
                                      GError **error)
{
  g_autoptr (MdgRecord) referral = mdg_referral_drafts_new (workspace, kind);

  return fill_subject_of (workspace, referral, subject, error) ? g_steal_pointer (&referral) : NULL;
}
