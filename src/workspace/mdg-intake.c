#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-intake-private.h"

#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MdgIntake, mdg_intake, G_TYPE_OBJECT)

static void
mdg_intake_finalize (GObject *object)
{
  MdgIntake *self = MDG_INTAKE (object);

  g_clear_object (&self->consultation);
  g_clear_object (&self->contact);
  g_clear_object (&self->subject);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->follow_ups);
  for (guint i = 0; i < MDG_INTAKE_N_ENTRIES; i++)
    g_free (self->typed[i]);
  g_ptr_array_unref (self->dues);
  g_free (self->before);
  g_ptr_array_unref (self->answered);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_intake_parent_class)->finalize (object);
}

static void
mdg_intake_class_init (MdgIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_intake_finalize;
}

static void
mdg_intake_init (MdgIntake *self)
{
  self->consultation = MDG_RECORD (mdg_consultation_new ());
  self->contact = MDG_RECORD (mdg_contact_new ());
  self->subject = MDG_RECORD (mdg_subject_new ());
  self->persons = g_ptr_array_new_with_free_func (g_object_unref);
  self->follow_ups = g_ptr_array_new_with_free_func (g_object_unref);
  self->answered = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MDG_INTAKE_N_ENTRIES; i++)
    self->typed[i] = g_strdup ("");
  self->dues = g_ptr_array_new_with_free_func (g_free);
  mdg_uuid_generate (&self->draft);
}

static MdgIntake *
new_empty (MdgWorkspace *workspace)
{
  MdgIntake *self = g_object_new (MDG_TYPE_INTAKE, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

/* The clock, on the day that the register calls today. */
static char *
dup_now (MdgWorkspace *workspace)
{
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *day = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_dup_iso (&today);

  return g_strconcat (day, now + 10, NULL);
}

MdgIntake *
mdg_intake_new (MdgWorkspace *workspace)
{
  MdgIntake *self;
  MdgStaff *staff;
  g_autofree char *now = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self = new_empty (workspace);
  staff = mdg_workspace_get_staff (workspace);
  now = dup_now (workspace);
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_RECEIVED_AT, now);
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_KIND, "new");
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_CHANNEL, "tel");
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_DIRECTION, "in");
  if (staff != NULL)
    mdg_record_set_reference (self->consultation, MDG_CONSULTATION_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_record_set_flag (self->contact, MDG_CONTACT_IS_FIRST, TRUE);
  mdg_intake_show_lines (self);

  return self;
}

static gboolean
load_contact (MdgIntake *self,
              GError **error)
{
  g_autoptr (GPtrArray) contacts = mdg_workspace_list_children (self->workspace, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (self->consultation), error);

  if (contacts == NULL)
    return FALSE;

  mdg_record_set_flag (self->contact, MDG_CONTACT_IS_FIRST, TRUE);
  for (guint i = 0; i < contacts->len; i++)
    if (mdg_record_get_flag (contacts->pdata[i], MDG_CONTACT_IS_FIRST))
      {
        g_set_object (&self->contact, contacts->pdata[i]);
        return TRUE;
      }

  return TRUE;
}

static void
take_all (GPtrArray *to,
          GPtrArray *from)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_object_ref (from->pdata[i]));
}

static gboolean
load_subject (MdgIntake *self,
              const MdgUuid *uuid,
              GError **error)
{
  g_autoptr (MdgRecord) subject = mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, uuid, error);
  g_autoptr (GPtrArray) persons = NULL;

  if (subject == NULL)
    return FALSE;
  persons = mdg_workspace_list_children (self->workspace, MDG_KIND_PERSON, MDG_PERSON_SUBJECT, uuid, error);
  if (persons == NULL)
    return FALSE;

  g_set_object (&self->subject, subject);
  take_all (self->persons, persons);

  return TRUE;
}

static gboolean
load_follow_ups (MdgIntake *self,
                 GError **error)
{
  g_autoptr (GPtrArray) follow_ups = mdg_workspace_list_children (self->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (self->consultation), error);

  if (follow_ups == NULL)
    return FALSE;

  take_all (self->follow_ups, follow_ups);

  return TRUE;
}

MdgIntake *
mdg_intake_load (MdgWorkspace *workspace,
                 const MdgUuid *consultation,
                 GError **error)
{
  g_autoptr (MdgIntake) self = NULL;
  g_autoptr (MdgRecord) record = NULL;
  const MdgUuid *subject;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  record = mdg_workspace_load (workspace, MDG_KIND_CONSULTATION, consultation, error);
  if (record == NULL)
    return NULL;

  self = new_empty (workspace);
  g_set_object (&self->consultation, record);
  self->is_kind_chosen = TRUE;
  subject = mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT);
  if (!load_contact (self, error) || !load_follow_ups (self, error) || (subject != NULL && !load_subject (self, subject, error)))
    return NULL;

  mdg_intake_show_lines (self);

  return g_steal_pointer (&self);
}

MdgWorkspace *
mdg_intake_get_workspace (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->workspace;
}

MdgRecord *
mdg_intake_get_consultation (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->consultation;
}

MdgRecord *
mdg_intake_get_contact (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->contact;
}

MdgRecord *
mdg_intake_get_subject (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->subject;
}

GPtrArray *
mdg_intake_get_persons (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->persons;
}

GPtrArray *
mdg_intake_get_follow_ups (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return self->follow_ups;
}

MdgRecord *
mdg_intake_add_person (MdgIntake *self)
{
  MdgRecord *person;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  person = MDG_RECORD (mdg_person_new ());
  mdg_record_set_integer (person, MDG_PERSON_POSITION, self->persons->len);
  mdg_record_set_flag (person, MDG_PERSON_IS_KEY, self->persons->len == 0);
  g_ptr_array_add (self->persons, person);

  return person;
}

MdgRecord *
mdg_intake_add_follow_up (MdgIntake *self)
{
  MdgRecord *follow_up;
  MdgStaff *staff;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  follow_up = MDG_RECORD (mdg_follow_up_new ());
  staff = mdg_workspace_get_staff (self->workspace);
  if (staff != NULL)
    mdg_record_set_reference (follow_up, MDG_FOLLOW_UP_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  g_ptr_array_add (self->follow_ups, follow_up);

  return follow_up;
}

MdgRecord *
mdg_intake_ensure_person (MdgIntake *self,
                          guint index)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  while (self->persons->len <= index)
    mdg_intake_add_person (self);

  return self->persons->pdata[index];
}

MdgRecord *
mdg_intake_ensure_follow_up (MdgIntake *self,
                             guint index)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  while (self->follow_ups->len <= index)
    mdg_intake_add_follow_up (self);

  return self->follow_ups->pdata[index];
}

gboolean
mdg_intake_is_editing (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  return !self->is_continuing && mdg_record_is_stored (self->consultation);
}

static gboolean
has_follow_up (MdgIntake *self)
{
  for (guint i = 0; i < self->follow_ups->len; i++)
    if (!mdg_record_is_empty (self->follow_ups->pdata[i], MDG_FOLLOW_UP_WHAT))
      return TRUE;

  return FALSE;
}

gboolean
mdg_intake_is_blank (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), TRUE);

  if (self->is_continuing)
    return mdg_record_is_empty (self->contact, MDG_CONTACT_TEXT) && self->answered->len == 0 && !has_follow_up (self);
  if (mdg_intake_is_editing (self) || mdg_record_is_stored (self->subject) || !mdg_record_is_empty (self->consultation, MDG_CONSULTATION_TEXT) || !mdg_record_is_empty (self->consultation, MDG_CONSULTATION_CONTENTS) || !mdg_record_is_empty (self->contact, MDG_CONTACT_TEXT))
    return FALSE;
  for (guint i = MDG_INTAKE_RECEIVED + 1; i < MDG_INTAKE_N_ENTRIES; i++)
    if (self->typed[i][0] != '\0')
      return FALSE;
  for (guint i = 0; i < self->dues->len; i++)
    if (((char *) self->dues->pdata[i])[0] != '\0')
      return FALSE;

  return !has_follow_up (self);
}

char *
mdg_intake_dup_title (MdgIntake *self)
{
  const char *who;
  const char *text;
  g_autofree char *start = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  who = self->typed[MDG_INTAKE_SUBJECT][0] != '\0' ? self->typed[MDG_INTAKE_SUBJECT] : self->typed[MDG_INTAKE_CONSULTER];
  text = self->is_continuing ? NULL : mdg_record_get_text (self->consultation, MDG_CONSULTATION_TEXT);
  if (text == NULL)
    text = mdg_record_get_text (self->contact, MDG_CONTACT_TEXT);
  if (text != NULL)
    start = g_strdelimit (mdg_text_ellipsize (text, 30), "\n\t", ' ');

  if (who[0] != '\0' && start != NULL)
    return g_strdup_printf ("%s　%s", who, start);
  if (start != NULL)
    return g_steal_pointer (&start);

  return g_strdup (who[0] != '\0' ? who : _ ("New consultation"));
}

void
mdg_intake_choose_kind (MdgIntake *self,
                        const char *code)
{
  g_return_if_fail (MDG_IS_INTAKE (self));

  self->is_kind_chosen = TRUE;
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_KIND, code);
}

static char *
dup_values (MdgRecord *record)
{
  GString *json = g_string_new (NULL);

  mdg_record_write_json (record, json);

  return g_string_free (json, FALSE);
}

/* Somebody taken by mistake leaves nothing behind: what they had overwritten was put aside. */
void
mdg_intake_drop_subject (MdgIntake *self)
{
  g_autofree char *values = NULL;
  g_autoptr (MdgRecord) subject = NULL;

  g_return_if_fail (MDG_IS_INTAKE (self));

  if (!mdg_record_is_stored (self->subject))
    return;

  values = self->before != NULL ? g_steal_pointer (&self->before) : dup_values (self->subject);
  subject = MDG_RECORD (mdg_subject_new ());
  mdg_record_read_json (subject, values, NULL);
  g_set_object (&self->subject, subject);
  for (guint i = self->persons->len; i > 0; i--)
    if (mdg_record_is_stored (self->persons->pdata[i - 1]))
      g_ptr_array_remove_index (self->persons, i - 1);
  if (!self->is_kind_chosen)
    mdg_record_set_text (self->consultation, MDG_CONSULTATION_KIND, "new");
  mdg_intake_show_subject (self);
  mdg_intake_find_area (self);
}

static gboolean
has_consultations (MdgIntake *self)
{
  g_autoptr (GPtrArray) consultations = mdg_workspace_list_children (self->workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (self->subject), NULL);

  return consultations != NULL && consultations->len > 0;
}

static gpointer
copy_ref (gconstpointer record,
          gpointer user_data)
{
  return g_object_ref ((gpointer) record);
}

gboolean
mdg_intake_take_subject (MdgIntake *self,
                         const MdgUuid *subject,
                         GError **error)
{
  static const guint filled[] = { MDG_SUBJECT_KANA, MDG_SUBJECT_SEX, MDG_SUBJECT_BIRTH, MDG_SUBJECT_ADDRESS, MDG_SUBJECT_PHONE, MDG_SUBJECT_CARE_LEVEL };
  g_autoptr (MdgRecord) typed = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) around = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  mdg_intake_drop_subject (self);
  typed = g_object_ref (self->subject);
  before = dup_values (typed);
  around = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (around, self->persons, copy_ref, NULL);
  if (!load_subject (self, subject, error))
    return FALSE;
  g_ptr_array_extend (self->persons, around, copy_ref, NULL);

  self->before = g_steal_pointer (&before);
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    if (mdg_record_is_empty (self->subject, filled[i]) && !mdg_record_is_empty (typed, filled[i]))
      mdg_record_set_text (self->subject, filled[i], mdg_record_get_text (typed, filled[i]));
  if (!self->is_kind_chosen)
    mdg_record_set_text (self->consultation, MDG_CONSULTATION_KIND, has_consultations (self) ? "repeat" : "new");
  mdg_intake_show_subject (self);
  mdg_intake_find_area (self);

  return TRUE;
}

gboolean
mdg_intake_take_consulter (MdgIntake *self,
                           const MdgUuid *consulter,
                           GError **error)
{
  static const struct
  {
    guint from;
    guint to;
  } copied[] = {
    { MDG_CONSULTER_NAME, MDG_CONSULTATION_CONSULTER_NAME },
    { MDG_CONSULTER_AFFILIATION, MDG_CONSULTATION_AFFILIATION },
    { MDG_CONSULTER_AFFIL_KIND, MDG_CONSULTATION_AFFIL_KIND },
    { MDG_CONSULTER_PROFESSION, MDG_CONSULTATION_PROFESSION },
    { MDG_CONSULTER_PHONE, MDG_CONSULTATION_CONSULTER_PHONE },
  };
  g_autoptr (MdgRecord) known = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  known = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTER, consulter, error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      const char *text = mdg_record_get_text (known, copied[i].from);

      if (text != NULL || copied[i].to == MDG_CONSULTATION_CONSULTER_NAME || copied[i].to == MDG_CONSULTATION_AFFILIATION)
        mdg_record_set_text (self->consultation, copied[i].to, text);
    }
  mdg_record_set_reference (self->consultation, MDG_CONSULTATION_CONSULTER, mdg_record_get_uuid (known));
  mdg_intake_show_consulter (self);

  return TRUE;
}

gboolean
mdg_intake_has_known_subject (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  return mdg_record_is_stored (self->subject);
}

gboolean
mdg_intake_has_known_consulter (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  return mdg_record_get_reference (self->consultation, MDG_CONSULTATION_CONSULTER) != NULL;
}

void
mdg_intake_set_housemate (MdgIntake *self,
                          const MdgUuid *subject)
{
  g_return_if_fail (MDG_IS_INTAKE (self));

  self->housemate = subject != NULL ? *subject : (MdgUuid){ 0 };
}

const MdgUuid *
mdg_intake_get_housemate (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return mdg_uuid_is_nil (&self->housemate) ? NULL : &self->housemate;
}

const MdgUuid *
mdg_intake_get_draft (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), NULL);

  return &self->draft;
}

void
mdg_intake_set_draft (MdgIntake *self,
                      const MdgUuid *draft)
{
  g_return_if_fail (MDG_IS_INTAKE (self));

  self->draft = *draft;
}
