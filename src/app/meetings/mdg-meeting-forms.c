#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meeting-forms.h"

#include <glib/gi18n-lib.h>

#include "mdg-agenda-item.h"
#include "mdg-cycles.h"
#include "mdg-error.h"
#include "mdg-meetings.h"
#include "mdg-record-dialog.h"

static const MdgFormField meeting_fields[] = {
  { MDG_MEETING_BOARD, MDG_FORM_CODE, N_ ("Board") },
  { MDG_MEETING_HELD_ON, MDG_FORM_DATE, N_ ("Day") },
  { MDG_MEETING_TITLE, MDG_FORM_TEXT, N_ ("Title"), N_ ("Empty: the board and which meeting of the year it is") },
  { MDG_MEETING_STARTS_AT, MDG_FORM_TEXT, N_ ("From (14:00)") },
  { MDG_MEETING_ENDS_AT, MDG_FORM_TEXT, N_ ("To (15:30)") },
  { MDG_MEETING_PLACE, MDG_FORM_TEXT, N_ ("Place") },
  { MDG_MEETING_MODE, MDG_FORM_CODE, N_ ("Way of meeting") },
  { MDG_MEETING_IS_MULTI, MDG_FORM_FLAG, N_ ("Several professions meet"), N_ ("Counts towards the four meetings of the year") },
};

static const MdgFormGroup meeting_groups[] = {
  { NULL, N_ ("Everybody who is a member of the board on the day is put down as present; ticks are taken off on the page."), meeting_fields, G_N_ELEMENTS (meeting_fields) },
};

static const MdgFormField guest_fields[] = {
  { MDG_ATTENDANCE_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_ATTENDANCE_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_ATTENDANCE_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
  { MDG_ATTENDANCE_SEAT, MDG_FORM_CODE, N_ ("Seat") },
  { MDG_ATTENDANCE_IS_PRESENT, MDG_FORM_FLAG, N_ ("Present") },
  { MDG_ATTENDANCE_IS_WEB, MDG_FORM_FLAG, N_ ("By web") },
  { MDG_ATTENDANCE_IS_OFFICER, MDG_FORM_FLAG, N_ ("Officer of the city") },
  { MDG_ATTENDANCE_IS_MANAGER, MDG_FORM_FLAG, N_ ("Manager of a facility") },
};

static const MdgFormGroup guest_groups[] = {
  { NULL, NULL, guest_fields, G_N_ELEMENTS (guest_fields) },
};

static const MdgFormField item_fields[] = {
  { MDG_AGENDA_ITEM_TITLE, MDG_FORM_TEXT, N_ ("Title") },
  { MDG_AGENDA_ITEM_KIND, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_AGENDA_ITEM_TEXT, MDG_FORM_NOTE, N_ ("Gist") },
};

static const MdgFormGroup item_groups[] = {
  { NULL, NULL, item_fields, G_N_ELEMENTS (item_fields) },
};

static const MdgFormField cycle_fields[] = {
  { MDG_CYCLE_NAME, MDG_FORM_TEXT, N_ ("Name of the cycle"), N_ ("For example the theme and the year") },
  { MDG_CYCLE_BOARD, MDG_FORM_CODE, N_ ("Board") },
  { MDG_CYCLE_THEME, MDG_FORM_CODE, N_ ("Theme") },
  { MDG_CYCLE_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup cycle_groups[] = {
  { NULL, NULL, cycle_fields, G_N_ELEMENTS (cycle_fields) },
};

/* Fields of what was typed go into the record that the change begins with. */
static void
copy_typed (MdgRecord *from,
            MdgRecord *to,
            const MdgFormField *fields,
            guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].kind == MDG_FORM_FLAG)
      mdg_record_set_flag (to, fields[i].field, mdg_record_get_flag (from, fields[i].field));
    else
      mdg_record_set_text (to, fields[i].field, mdg_record_get_text (from, fields[i].field));
}

static MdgChange *
compose_meeting (MdgWorkspace *workspace,
                 MdgRecord *record,
                 gpointer data,
                 GError **error)
{
  MdgChange *change = mdg_meetings_new_meeting (workspace, mdg_record_get_text (record, MDG_MEETING_BOARD), mdg_record_get_text (record, MDG_MEETING_HELD_ON), NULL, error);

  if (change != NULL)
    copy_typed (record, g_ptr_array_index (mdg_change_get_records (change), 0), meeting_fields, G_N_ELEMENTS (meeting_fields));

  return change;
}

static MdgChange *
compose_cycle (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  MdgChange *change = mdg_cycles_new_cycle (workspace, mdg_record_get_text (record, MDG_CYCLE_NAME), mdg_record_get_text (record, MDG_CYCLE_BOARD), mdg_workspace_get_fiscal_year (workspace), error);

  if (change != NULL)
    copy_typed (record, g_ptr_array_index (mdg_change_get_records (change), 0), cycle_fields, G_N_ELEMENTS (cycle_fields));

  return change;
}

static MdgChange *
compose_item (MdgWorkspace *workspace,
              MdgRecord *record,
              gpointer data,
              GError **error)
{
  MdgChange *change;

  if (mdg_record_is_empty (record, MDG_AGENDA_ITEM_TITLE))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("What is it about? Write a title."));
      return NULL;
    }

  change = mdg_change_new (N_ ("Agenda changed"));
  mdg_change_add (change, record);

  return change;
}

static void
present (GtkWidget *owner,
         MdgWorkspace *workspace,
         const char *title,
         const MdgFormGroup *groups,
         MdgRecord *record,
         const char *action,
         MdgRecordDialogCompose compose)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, title, groups, 1, record);

  mdg_record_dialog_set_action (MDG_RECORD_DIALOG (dialog), action);
  if (compose != NULL)
    mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mdg_meeting_forms_edit (GtkWidget *owner,
                        MdgWorkspace *workspace,
                        MdgRecord *record)
{
  gboolean is_new = !mdg_record_is_stored (record);

  present (owner, workspace, is_new ? _ ("New Meeting") : _ ("Meeting"), meeting_groups, record, N_ ("Meeting changed"), is_new ? compose_meeting : NULL);
}

void
mdg_meeting_forms_edit_attendance (GtkWidget *owner,
                                   MdgWorkspace *workspace,
                                   MdgRecord *record)
{
  present (owner, workspace, mdg_record_is_stored (record) ? _ ("Participant") : _ ("Somebody Else Came"), guest_groups, record, N_ ("Attendance changed"), NULL);
}

void
mdg_meeting_forms_edit_item (GtkWidget *owner,
                             MdgWorkspace *workspace,
                             MdgRecord *record)
{
  present (owner, workspace, mdg_record_is_stored (record) ? _ ("Item of the Agenda") : _ ("New Item"), item_groups, record, N_ ("Agenda changed"), compose_item);
}

void
mdg_meeting_forms_edit_cycle (GtkWidget *owner,
                              MdgWorkspace *workspace,
                              MdgRecord *record)
{
  gboolean is_new = !mdg_record_is_stored (record);

  present (owner, workspace, is_new ? _ ("New Committee Cycle") : _ ("Committee Cycle"), cycle_groups, record, N_ ("Committee cycle changed"), is_new ? compose_cycle : NULL);
}
