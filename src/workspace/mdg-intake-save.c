#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-error.h"
#include "mdg-household.h"
#include "mdg-intake-private.h"
#include "mdg-phone.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for any name that is not only a surname. */
#define MAX_NAMESAKES 64

static gboolean
equals_name (const char *a,
             const char *b)
{
  g_autofree char *x = mdg_text_fold_name (a != NULL ? a : "");
  g_autofree char *y = mdg_text_fold_name (b != NULL ? b : "");

  return strcmp (x, y) == 0;
}

static gboolean
equals_phone (const char *a,
              const char *b)
{
  g_autofree char *x = mdg_phone_dup_digits (a);
  g_autofree char *y = mdg_phone_dup_digits (b);

  return x[0] != '\0' && strcmp (x, y) == 0;
}

static GPtrArray *
list_people (MdgIntake *self,
             MdgKind kind,
             const char *name,
             GError **error)
{
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = mdg_search_list_people (store, kind, name, MAX_NAMESAKES, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      MdgRecord *record = mdg_record_table_load_by_id (store, kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (people, record);
    }

  return g_steal_pointer (&people);
}

gboolean
mdg_intake_join_known (MdgIntake *self,
                       GError **error)
{
  const char *kana;
  const char *birth;
  const char *sex;
  g_autoptr (GPtrArray) people = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  kana = mdg_record_get_text (self->subject, MDG_SUBJECT_KANA);
  birth = mdg_record_get_text (self->subject, MDG_SUBJECT_BIRTH);
  sex = mdg_record_get_text (self->subject, MDG_SUBJECT_SEX);
  if (mdg_record_is_stored (self->subject) || kana == NULL || birth == NULL || sex == NULL)
    return TRUE;

  people = list_people (self, MDG_KIND_SUBJECT, kana, error);
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    if (equals_name (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_KANA), kana) && g_strcmp0 (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_BIRTH), birth) == 0 && g_strcmp0 (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_SEX), sex) == 0)
      return mdg_intake_take_subject (self, mdg_record_get_uuid (people->pdata[i]), error);

  return TRUE;
}

/* The one who asks, when the register knows them by the same name at the same place or the same telephone. */
static MdgRecord *
find_consulter (MdgIntake *self,
                MdgRecord *consultation)
{
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *phone = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_PHONE);
  g_autoptr (GPtrArray) people = list_people (self, MDG_KIND_CONSULTER, name != NULL ? name : affiliation, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      MdgRecord *known = people->pdata[i];

      if (!equals_name (mdg_record_get_text (known, MDG_CONSULTER_NAME), name))
        continue;
      if ((affiliation != NULL && equals_name (mdg_record_get_text (known, MDG_CONSULTER_AFFILIATION), affiliation)) || (affiliation == NULL && equals_phone (mdg_record_get_text (known, MDG_CONSULTER_PHONE), phone)))
        return g_object_ref (known);
    }

  return NULL;
}

static void
add_consulter (MdgIntake *self,
               MdgChange *change,
               MdgRecord *consultation)
{
  static const struct
  {
    guint from;
    guint to;
  } copied[] = {
    { MDG_CONSULTATION_CONSULTER_NAME, MDG_CONSULTER_NAME },
    { MDG_CONSULTATION_AFFILIATION, MDG_CONSULTER_AFFILIATION },
    { MDG_CONSULTATION_AFFIL_KIND, MDG_CONSULTER_AFFIL_KIND },
    { MDG_CONSULTATION_PROFESSION, MDG_CONSULTER_PROFESSION },
    { MDG_CONSULTATION_CONSULTER_PHONE, MDG_CONSULTER_PHONE },
  };
  const MdgUuid *uuid = mdg_record_get_reference (consultation, MDG_CONSULTATION_CONSULTER);
  gboolean has_name = !mdg_record_is_empty (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  gboolean has_place = !mdg_record_is_empty (consultation, MDG_CONSULTATION_AFFILIATION);
  g_autoptr (MdgRecord) consulter = NULL;

  if (uuid != NULL)
    consulter = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTER, uuid, NULL);
  else if (has_place || (has_name && !mdg_record_is_empty (consultation, MDG_CONSULTATION_CONSULTER_PHONE)))
    consulter = find_consulter (self, consultation);
  else
    return; /* "長女" without a telephone is nobody to be found again */

  if (consulter == NULL)
    consulter = MDG_RECORD (mdg_consulter_new ());
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    if (mdg_record_is_empty (consulter, copied[i].to))
      mdg_record_set_text (consulter, copied[i].to, mdg_record_get_text (consultation, copied[i].from));
  mdg_change_add (change, consulter);
  mdg_record_set_reference (consultation, MDG_CONSULTATION_CONSULTER, mdg_record_get_uuid (consulter));
}

static gboolean
has_values (MdgRecord *record,
            guint except)
{
  for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
    if (i != except && !mdg_record_is_empty (record, i))
      return TRUE;

  return FALSE;
}

/* Both live in one household from now on; the one known before may not have had one. */
static gboolean
add_household (MdgIntake *self,
               MdgChange *change,
               MdgRecord *subject,
               GError **error)
{
  g_autoptr (MdgRecord) other = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, &self->housemate, error);
  g_autoptr (MdgRecord) household = NULL;

  if (other == NULL)
    return FALSE;

  if (mdg_record_get_reference (other, MDG_SUBJECT_HOUSEHOLD) != NULL)
    {
      mdg_record_set_reference (subject, MDG_SUBJECT_HOUSEHOLD, mdg_record_get_reference (other, MDG_SUBJECT_HOUSEHOLD));
      return TRUE;
    }

  household = MDG_RECORD (mdg_household_new ());
  mdg_record_set_text (household, MDG_HOUSEHOLD_ADDRESS, mdg_record_get_text (other, MDG_SUBJECT_ADDRESS));
  mdg_record_set_text (household, MDG_HOUSEHOLD_PHONE, mdg_record_get_text (other, MDG_SUBJECT_PHONE));
  mdg_record_set_reference (other, MDG_SUBJECT_HOUSEHOLD, mdg_record_get_uuid (household));
  mdg_record_set_reference (subject, MDG_SUBJECT_HOUSEHOLD, mdg_record_get_uuid (household));
  mdg_change_add (change, household);
  mdg_change_add (change, other);

  return TRUE;
}

/* What was said about this consultation is the newest that is known of the person. */
static void
pass_on_consent (MdgRecord *consultation,
                 MdgRecord *subject)
{
  if (!mdg_record_is_empty (consultation, MDG_CONSULTATION_KNOWS))
    mdg_record_set_text (subject, MDG_SUBJECT_KNOWS, mdg_record_get_text (consultation, MDG_CONSULTATION_KNOWS));
  if (!mdg_record_is_empty (consultation, MDG_CONSULTATION_SHARE_CONSENT))
    mdg_record_set_text (subject, MDG_SUBJECT_SHARE_CONSENT, mdg_record_get_text (consultation, MDG_CONSULTATION_SHARE_CONSENT));
  if (mdg_record_get_flag (consultation, MDG_CONSULTATION_IS_UNSHAREABLE))
    {
      mdg_record_set_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE, TRUE);
      if (!mdg_record_is_empty (consultation, MDG_CONSULTATION_UNSHAREABLE_NOTE))
        mdg_record_set_text (subject, MDG_SUBJECT_UNSHAREABLE_NOTE, mdg_record_get_text (consultation, MDG_CONSULTATION_UNSHAREABLE_NOTE));
    }
}

static gboolean
is_person_empty (MdgRecord *person)
{
  return mdg_record_is_empty (person, MDG_PERSON_NAME) && mdg_record_is_empty (person, MDG_PERSON_RELATION) && mdg_record_is_empty (person, MDG_PERSON_RELATION_TEXT) && mdg_record_is_empty (person, MDG_PERSON_PHONE) && mdg_record_is_empty (person, MDG_PERSON_NOTE);
}

static gboolean
has_persons (MdgIntake *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (!is_person_empty (self->persons->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
add_note (MdgRecord *record,
          guint field,
          const char *label,
          const char *line)
{
  const char *note = mdg_record_get_text (record, field);
  gboolean is_note = mdg_record_get_info (record)->fields[field].type == MDG_FIELD_NOTE;
  g_autofree char *added = g_strdup_printf ("%s%s%s: %s", note != NULL ? note : "", note == NULL ? "" : (is_note ? "\n" : "　"), label, line);

  mdg_record_set_text (record, field, added);
}

void
mdg_intake_keep_minutes (MdgIntake *self,
                         MdgRecord *contact)
{
  if (self->typed[MDG_INTAKE_MINUTES][0] != '\0' && mdg_record_is_empty (contact, MDG_CONTACT_MINUTES))
    add_note (contact, MDG_CONTACT_TEXT, _ ("Minutes"), self->typed[MDG_INTAKE_MINUTES]);
}

/* What could not be read is not thrown away: it goes where people will read it. */
static void
keep_unread_lines (MdgIntake *self,
                   MdgRecord *consultation,
                   MdgRecord *contact,
                   MdgRecord *subject)
{
  mdg_intake_keep_minutes (self, contact);
  if (self->typed[MDG_INTAKE_HANDOVER_ON][0] != '\0' && mdg_record_is_empty (consultation, MDG_CONSULTATION_HANDOVER_ON))
    add_note (consultation, MDG_CONSULTATION_HANDOVER_RESULT, _ ("Handed over on"), self->typed[MDG_INTAKE_HANDOVER_ON]);
  if (self->typed[MDG_INTAKE_CARE_FROM][0] != '\0' && mdg_record_is_empty (subject, MDG_SUBJECT_CARE_FROM))
    add_note (subject, MDG_SUBJECT_NOTE, _ ("Certified from"), self->typed[MDG_INTAKE_CARE_FROM]);
  if (self->typed[MDG_INTAKE_CARE_TO][0] != '\0' && mdg_record_is_empty (subject, MDG_SUBJECT_CARE_TO))
    add_note (subject, MDG_SUBJECT_NOTE, _ ("Certified until"), self->typed[MDG_INTAKE_CARE_TO]);
}

static gboolean
add_subject (MdgIntake *self,
             MdgChange *change,
             MdgRecord *consultation,
             MdgRecord *subject,
             GError **error)
{
  const MdgUuid *uuid = mdg_record_get_uuid (subject);

  if (!mdg_record_is_stored (subject) && !has_values (subject, G_MAXUINT) && !has_persons (self))
    {
      mdg_record_set_reference (consultation, MDG_CONSULTATION_SUBJECT, NULL);
      return TRUE;
    }

  if (mdg_record_is_empty (subject, MDG_SUBJECT_NAME) && mdg_record_is_empty (subject, MDG_SUBJECT_KANA))
    mdg_record_set_flag (subject, MDG_SUBJECT_IS_ANONYMOUS, TRUE);
  pass_on_consent (consultation, subject);
  if (mdg_intake_get_housemate (self) != NULL && !add_household (self, change, subject, error))
    return FALSE;

  mdg_change_add (change, subject);
  mdg_record_set_reference (consultation, MDG_CONSULTATION_SUBJECT, uuid);
  for (guint i = 0; i < self->persons->len; i++)
    {
      g_autoptr (MdgRecord) person = mdg_record_dup (self->persons->pdata[i]);

      if (is_person_empty (person) && mdg_record_is_stored (person))
        mdg_change_add_void (change, person, _ ("emptied"));
      if (is_person_empty (person))
        continue;
      mdg_record_set_reference (person, MDG_PERSON_SUBJECT, uuid);
      mdg_change_add (change, person);
    }

  return TRUE;
}

static gboolean
is_follow_up_empty (MdgRecord *follow_up)
{
  return mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_WHAT) && mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_DUE) && mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_WHO);
}

static void
complete_follow_up (MdgIntake *self,
                    MdgRecord *follow_up,
                    const char *due)
{
  if (due[0] != '\0' && mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_DUE))
    add_note (follow_up, MDG_FOLLOW_UP_WHAT, _ ("Due"), due);
  if (mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_WHAT))
    mdg_record_set_text (follow_up, MDG_FOLLOW_UP_WHAT, _ ("To get in touch"));
  if (mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_STATUS))
    mdg_record_set_text (follow_up, MDG_FOLLOW_UP_STATUS, mdg_record_get_flag (follow_up, MDG_FOLLOW_UP_IS_WAITING) ? "waiting" : "open");
}

/* The state that the follow-ups give the consultation: the most pressing one. */
const char *
mdg_intake_add_follow_ups (MdgIntake *self,
                           MdgChange *change,
                           MdgRecord *consultation)
{
  static const char *const order[] = { "open", "pending", "waiting" };
  guint best = G_N_ELEMENTS (order);

  for (guint i = 0; i < self->follow_ups->len; i++)
    {
      g_autoptr (MdgRecord) follow_up = mdg_record_dup (self->follow_ups->pdata[i]);
      const char *due = mdg_intake_get_typed (self, MDG_INTAKE_DUE_OF (i));

      if (is_follow_up_empty (follow_up) && due[0] == '\0')
        {
          if (mdg_record_is_stored (follow_up))
            mdg_change_add_void (change, follow_up, _ ("emptied"));
          continue;
        }
      complete_follow_up (self, follow_up, due);
      mdg_record_set_reference (follow_up, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (consultation));
      if (mdg_record_is_empty (follow_up, MDG_FOLLOW_UP_PHONE) && !mdg_record_is_stored (follow_up))
        mdg_record_set_text (follow_up, MDG_FOLLOW_UP_PHONE, mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_PHONE));
      mdg_change_add (change, follow_up);
      for (guint k = 0; k < best; k++)
        if (g_strcmp0 (mdg_record_get_text (follow_up, MDG_FOLLOW_UP_STATUS), order[k]) == 0)
          best = k;
    }

  return best < G_N_ELEMENTS (order) ? order[best] : NULL;
}

static void
clean_text (MdgRecord *record,
            guint field)
{
  const char *text = mdg_record_get_text (record, field);
  g_autofree char *clean = text != NULL ? g_strchomp (mdg_text_clean (text, NULL)) : NULL;

  mdg_record_set_text (record, field, clean);
}

static void
fill_contact (MdgRecord *contact,
              MdgRecord *consultation)
{
  static const struct
  {
    guint from;
    guint to;
  } copied[] = {
    { MDG_CONSULTATION_RECEIVED_AT, MDG_CONTACT_AT },
    { MDG_CONSULTATION_CHANNEL, MDG_CONTACT_CHANNEL },
    { MDG_CONSULTATION_DIRECTION, MDG_CONTACT_DIRECTION },
    { MDG_CONSULTATION_CONSULTER_PHONE, MDG_CONTACT_PHONE },
  };
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  g_autofree char *whom = affiliation != NULL && name != NULL ? g_strconcat (affiliation, " ", name, NULL) : g_strdup (affiliation != NULL ? affiliation : name);

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    mdg_record_set_text (contact, copied[i].to, mdg_record_get_text (consultation, copied[i].from));
  mdg_record_set_text (contact, MDG_CONTACT_WITH_WHOM, whom);
  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_reference (contact, MDG_CONTACT_STAFF, mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF));
  mdg_record_set_flag (contact, MDG_CONTACT_IS_FIRST, TRUE);
}

static gboolean
has_text (MdgRecord *consultation,
          GError **error)
{
  if (!mdg_record_is_empty (consultation, MDG_CONSULTATION_TEXT))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The text of the consultation is empty. Write what was asked, then save; everything else may stay blank. The draft is kept."));

  return FALSE;
}

static gboolean
validate (MdgChange *change,
          GError **error)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    if (mdg_record_get_state (records->pdata[i]) == MDG_STATE_LIVE && !mdg_record_validate (records->pdata[i], error))
      return FALSE;

  return TRUE;
}

MdgChange *
mdg_intake_make_change (MdgIntake *self,
                        GError **error)
{
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (MdgChange) follow_ups = NULL;
  g_autoptr (MdgRecord) consultation = NULL;
  g_autoptr (MdgRecord) contact = NULL;
  g_autoptr (MdgRecord) subject = NULL;
  g_autofree char *now = NULL;
  const char *state;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  if (self->is_continuing)
    {
      change = mdg_intake_make_continuation (self, error);
      return change != NULL && validate (change, error) ? g_steal_pointer (&change) : NULL;
    }

  consultation = mdg_record_dup (self->consultation);
  contact = mdg_record_dup (self->contact);
  subject = mdg_record_dup (self->subject);
  clean_text (consultation, MDG_CONSULTATION_TEXT);
  clean_text (contact, MDG_CONTACT_TEXT);
  if (!has_text (consultation, error))
    return NULL;

  change = mdg_change_new (mdg_intake_is_editing (self) ? N_ ("Consultation corrected") : N_ ("Consultation logged"));
  mdg_change_set_draft (change, &self->draft);
  keep_unread_lines (self, consultation, contact, subject);
  if (!add_subject (self, change, consultation, subject, error))
    return NULL;
  add_consulter (self, change, consultation);

  follow_ups = mdg_change_new ("");
  state = mdg_intake_add_follow_ups (self, follow_ups, consultation);
  if (mdg_record_is_empty (consultation, MDG_CONSULTATION_FOLLOW_STATE) || mdg_intake_is_editing (self))
    mdg_record_set_text (consultation, MDG_CONSULTATION_FOLLOW_STATE, state != NULL ? state : "done");
  now = mdg_datetime_now ();
  if (mdg_record_is_empty (consultation, MDG_CONSULTATION_ENTERED_AT))
    mdg_record_set_text (consultation, MDG_CONSULTATION_ENTERED_AT, now);
  fill_contact (contact, consultation);

  mdg_change_add (change, consultation);
  mdg_change_add (change, contact);
  for (guint i = 0; i < mdg_change_get_records (follow_ups)->len; i++)
    mdg_change_add (change, mdg_change_get_records (follow_ups)->pdata[i]);

  return validate (change, error) ? g_steal_pointer (&change) : NULL;
}

const char *
mdg_intake_get_number (MdgIntake *self,
                       MdgChange *change)
{
  MdgRecord *consultation;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  consultation = mdg_change_find (change, mdg_record_get_uuid (self->consultation));

  return consultation != NULL ? mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER) : NULL;
}

static void
adopt (MdgRecord *record,
       MdgChange *change)
{
  MdgRecord *saved = mdg_change_find (change, mdg_record_get_uuid (record));

  if (saved == NULL)
    return;

  mdg_record_set_revision (record, mdg_record_get_revision (saved));
  mdg_record_set_id (record, mdg_record_get_id (saved));
}

void
mdg_intake_adopt (MdgIntake *self,
                  MdgChange *change)
{
  static const guint kept[] = { MDG_CONSULTATION_NUMBER, MDG_CONSULTATION_ENTERED_AT, MDG_CONSULTATION_FOLLOW_STATE };
  MdgRecord *saved;

  g_return_if_fail (MDG_IS_INTAKE (self));

  saved = mdg_change_find (change, mdg_record_get_uuid (self->consultation));
  if (saved == NULL)
    return;

  adopt (self->consultation, change);
  adopt (self->contact, change);
  adopt (self->subject, change);
  for (guint i = 0; i < self->persons->len; i++)
    adopt (self->persons->pdata[i], change);
  for (guint i = 0; i < self->follow_ups->len; i++)
    adopt (self->follow_ups->pdata[i], change);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    mdg_record_set_text (self->consultation, kept[i], mdg_record_get_text (saved, kept[i]));
  mdg_record_set_reference (self->consultation, MDG_CONSULTATION_SUBJECT, mdg_record_get_reference (saved, MDG_CONSULTATION_SUBJECT));
  mdg_record_set_reference (self->consultation, MDG_CONSULTATION_CONSULTER, mdg_record_get_reference (saved, MDG_CONSULTATION_CONSULTER));
}
