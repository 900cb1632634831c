#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-candidates.h"
#include "mdg-error.h"
#include "mdg-intake-private.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Most further contacts are calls back, to the one who asked. */
static void
fill_contact (MdgIntake *self)
{
  MdgRecord *consultation = self->consultation;
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  g_autofree char *whom = g_strdup_printf ("%s%s%s", affiliation != NULL ? affiliation : "", affiliation != NULL && name != NULL ? " " : "", name != NULL ? name : "");
  MdgStaff *staff = mdg_workspace_get_staff (self->workspace);
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *day = NULL;
  g_autofree char *at = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  day = mdg_date_dup_iso (&today);
  at = g_strconcat (day, now + 10, NULL);
  mdg_record_set_text (self->contact, MDG_CONTACT_AT, at);
  mdg_record_set_text (self->contact, MDG_CONTACT_CHANNEL, "tel");
  mdg_record_set_text (self->contact, MDG_CONTACT_DIRECTION, "out");
  mdg_record_set_text (self->contact, MDG_CONTACT_WITH_WHOM, whom);
  mdg_record_set_text (self->contact, MDG_CONTACT_PHONE, mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_PHONE));
  mdg_record_set_reference (self->contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  if (staff != NULL)
    mdg_record_set_reference (self->contact, MDG_CONTACT_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
}

MdgIntake *
mdg_intake_continue (MdgWorkspace *workspace,
                     const MdgUuid *consultation,
                     GError **error)
{
  g_autoptr (MdgIntake) self = mdg_intake_load (workspace, consultation, error);
  g_autoptr (MdgRecord) contact = NULL;

  if (self == NULL)
    return NULL;

  self->is_continuing = TRUE;
  contact = MDG_RECORD (mdg_contact_new ());
  g_set_object (&self->contact, contact);
  g_ptr_array_set_size (self->follow_ups, 0);
  fill_contact (self);
  mdg_intake_show_lines (self);

  return g_steal_pointer (&self);
}

gboolean
mdg_intake_is_continuing (MdgIntake *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  return self->is_continuing;
}

static guint
find_answered (MdgIntake *self,
               const MdgUuid *follow_up)
{
  g_autofree char *uuid = mdg_uuid_dup_string (follow_up);
  guint index;

  return g_ptr_array_find_with_equal_func (self->answered, uuid, g_str_equal, &index) ? index : G_MAXUINT;
}

gboolean
mdg_intake_is_answered (MdgIntake *self,
                        const MdgUuid *follow_up)
{
  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  return find_answered (self, follow_up) != G_MAXUINT;
}

void
mdg_intake_set_answered (MdgIntake *self,
                         const MdgUuid *follow_up,
                         gboolean is_answered)
{
  guint index;

  g_return_if_fail (MDG_IS_INTAKE (self));

  index = find_answered (self, follow_up);
  if (is_answered && index == G_MAXUINT)
    g_ptr_array_add (self->answered, mdg_uuid_dup_string (follow_up));
  else if (!is_answered && index != G_MAXUINT)
    g_ptr_array_remove_index (self->answered, index);
}

/* Those left open give the consultation its state; done ones are dated by the contact. */
static const char *
add_answered (MdgIntake *self,
              MdgChange *change)
{
  g_autoptr (GPtrArray) promises = mdg_candidates_list_promises_of (self->workspace, mdg_record_get_uuid (self->consultation), NULL);
  const char *at = mdg_record_get_text (self->contact, MDG_CONTACT_AT);
  g_autofree char *day = g_strndup (at != NULL ? at : "", 10);
  const char *state = NULL;

  for (guint i = 0; promises != NULL && i < promises->len; i++)
    {
      MdgRecord *promise = promises->pdata[i];

      if (!mdg_intake_is_answered (self, mdg_record_get_uuid (promise)))
        {
          if (state == NULL || g_strcmp0 (state, "open") != 0)
            state = g_intern_string (mdg_record_get_text (promise, MDG_FOLLOW_UP_STATUS));
          continue;
        }
      mdg_record_set_text (promise, MDG_FOLLOW_UP_STATUS, "done");
      mdg_record_set_text (promise, MDG_FOLLOW_UP_DONE_ON, day);
      mdg_change_add (change, promise);
    }

  return state;
}

static gboolean
is_worth_saving (MdgIntake *self,
                 MdgRecord *contact,
                 GError **error)
{
  if (!mdg_record_is_empty (contact, MDG_CONTACT_TEXT))
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Nothing is written yet. Write what was said or done, then save. The draft is kept."));

  return FALSE;
}

MdgChange *
mdg_intake_make_continuation (MdgIntake *self,
                              GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Contact added"));
  g_autoptr (MdgChange) follow_ups = mdg_change_new ("");
  g_autoptr (MdgRecord) consultation = mdg_record_dup (self->consultation);
  g_autoptr (MdgRecord) contact = mdg_record_dup (self->contact);
  const char *typed = mdg_record_get_text (contact, MDG_CONTACT_TEXT);
  g_autofree char *text = typed != NULL ? g_strchomp (mdg_text_clean (typed, NULL)) : NULL;
  const char *left;
  const char *next;

  mdg_record_set_text (contact, MDG_CONTACT_TEXT, text);
  if (!is_worth_saving (self, contact, error))
    return NULL;

  mdg_intake_keep_minutes (self, contact);
  left = add_answered (self, follow_ups);
  next = mdg_intake_add_follow_ups (self, follow_ups, consultation);
  mdg_record_set_text (consultation, MDG_CONSULTATION_FOLLOW_STATE, next != NULL && g_strcmp0 (left, "open") != 0 ? next : (left != NULL ? left : "done"));

  mdg_change_set_draft (change, &self->draft);
  mdg_change_add (change, consultation);
  mdg_change_add (change, contact);
  for (guint i = 0; i < mdg_change_get_records (follow_ups)->len; i++)
    mdg_change_add (change, mdg_change_get_records (follow_ups)->pdata[i]);

  return g_steal_pointer (&change);
}
