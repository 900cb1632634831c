#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-hand-forms.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-agency.h"
#include "mdg-describe.h"
#include "mdg-disclosure.h"
#include "mdg-error.h"
#include "mdg-hand-raises.h"
#include "mdg-record-dialog.h"
#include "mdg-referral.h"
#include "mdg-roster.h"
#include "mdg-support-calls.h"
#include "mdg-text.h"

/* So many rows are shown; typing narrows them. */
#define MAX_ROWS 60
/* Replies are awaited so many days unless said. */
#define USUAL_DAYS 7

static const MdgFormField ask_fields[] = {
  { MDG_HAND_RAISE_WAY, MDG_FORM_CODE, N_ ("Asked how") },
  { MDG_HAND_RAISE_DUE, MDG_FORM_DUE, N_ ("Reply until") },
  { MDG_HAND_RAISE_OVERRIDE_REASON, MDG_FORM_TEXT, N_ ("Why those without consent are asked"), N_ ("Only where an agency does not want to be introduced to others") },
};

static const MdgFormGroup ask_groups[] = {
  { NULL, NULL, ask_fields, G_N_ELEMENTS (ask_fields) },
};

static const MdgFormField other_fields[] = {
  { MDG_HAND_RAISE_NAME, MDG_FORM_TEXT, N_ ("Who was asked") },
  { MDG_HAND_RAISE_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
  { MDG_HAND_RAISE_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_HAND_RAISE_FAX, MDG_FORM_PHONE, N_ ("FAX") },
  { MDG_HAND_RAISE_WAY, MDG_FORM_CODE, N_ ("Asked how") },
  { MDG_HAND_RAISE_DUE, MDG_FORM_DUE, N_ ("Reply until") },
};

static const MdgFormGroup other_groups[] = {
  { NULL, NULL, other_fields, G_N_ELEMENTS (other_fields) },
};

static const MdgFormField reply_fields[] = {
  { MDG_HAND_RAISE_REPLY, MDG_FORM_CODE, N_ ("Reply") },
  { MDG_HAND_RAISE_REPLIED_ON, MDG_FORM_DATE, N_ ("Replied on") },
  { MDG_HAND_RAISE_WORDS, MDG_FORM_NOTE, N_ ("Words of the reply, conditions") },
  { MDG_HAND_RAISE_REFUSAL, MDG_FORM_CODE, N_ ("Why not") },
  { MDG_HAND_RAISE_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
};

static const MdgFormGroup reply_groups[] = {
  { NULL, NULL, reply_fields, G_N_ELEMENTS (reply_fields) },
};

static const MdgFormField unmet_fields[] = {
  { MDG_REFERRAL_UNMET, MDG_FORM_CODE, N_ ("Why nobody is available") },
  { MDG_REFERRAL_UNMET_TEXT, MDG_FORM_TEXT, N_ ("In words") },
};

static const MdgFormGroup unmet_groups[] = {
  { NULL, N_ ("The need is kept as unmet, with its reason."), unmet_fields, G_N_ELEMENTS (unmet_fields) },
};

static const MdgFormField call_fields[] = {
  { MDG_SUPPORT_CALL_STAGE, MDG_FORM_CODE, N_ ("Stage") },
  { MDG_SUPPORT_CALL_RESULT, MDG_FORM_CODE, N_ ("Result") },
  { MDG_SUPPORT_CALL_WITH_WHOM, MDG_FORM_TEXT, N_ ("Talked with") },
  { MDG_SUPPORT_CALL_TEXT, MDG_FORM_NOTE, N_ ("What was said") },
  { MDG_SUPPORT_CALL_INTRODUCED, MDG_FORM_TEXT, N_ ("Introduced to") },
  { MDG_SUPPORT_CALL_NEXT_ON, MDG_FORM_DUE, N_ ("Next call") },
  { MDG_SUPPORT_CALL_NEXT_TIME, MDG_FORM_CLOCK, N_ ("Time of the next call") },
  { MDG_SUPPORT_CALL_STAFF, MDG_FORM_REFERENCE, N_ ("Called by") },
};

static const MdgFormGroup call_groups[] = {
  { NULL, NULL, call_fields, G_N_ELEMENTS (call_fields) },
};

typedef struct
{
  MdgRecord *record; /* an agency or a doctor */
  char *folded;
  GtkWidget *row;
  GtkCheckButton *check;
} Choice;

typedef struct
{
  GPtrArray *choices;
} Ask;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->record);
  g_free (choice->folded);
  g_free (choice);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_ptr_array_unref (ask->choices);
  g_free (ask);
}

static MdgChange *
compose_ask (MdgWorkspace *workspace,
             MdgRecord *record,
             gpointer data,
             GError **error)
{
  Ask *ask = data;
  g_autoptr (GPtrArray) hands = g_ptr_array_new_with_free_func (g_object_unref);
  const MdgUuid *referral = mdg_record_get_reference (record, MDG_HAND_RAISE_REFERRAL);
  const char *way = mdg_record_get_text (record, MDG_HAND_RAISE_WAY);
  const char *due = mdg_record_get_text (record, MDG_HAND_RAISE_DUE);

  for (guint i = 0; i < ask->choices->len; i++)
    {
      Choice *choice = ask->choices->pdata[i];
      MdgRecord *hand;

      if (!gtk_check_button_get_active (choice->check))
        continue;
      if (mdg_record_get_kind (choice->record) == MDG_KIND_AGENCY)
        hand = mdg_hand_raises_new_of_agency (workspace, referral, choice->record, way, due);
      else
        hand = mdg_hand_raises_new_of_doctor (workspace, referral, choice->record, way, due);
      mdg_record_set_text (hand, MDG_HAND_RAISE_OVERRIDE_REASON, mdg_record_get_text (record, MDG_HAND_RAISE_OVERRIDE_REASON));
      g_ptr_array_add (hands, hand);
    }

  return mdg_hand_raises_new_asked (workspace, hands, error);
}

static MdgChange *
compose_other (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  g_autoptr (GPtrArray) hands = g_ptr_array_new ();

  g_ptr_array_add (hands, record);

  return mdg_hand_raises_new_asked (workspace, hands, error);
}

static MdgChange *
compose_reply (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  return mdg_hand_raises_new_replied (workspace, record, error);
}

static MdgChange *
compose_unmet (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  return mdg_hand_raises_new_unmet (workspace, mdg_record_get_uuid (record), mdg_record_get_text (record, MDG_REFERRAL_UNMET), mdg_record_get_text (record, MDG_REFERRAL_UNMET_TEXT), error);
}

static MdgChange *
compose_call (MdgWorkspace *workspace,
              MdgRecord *record,
              gpointer data,
              GError **error)
{
  return mdg_support_calls_new_saved (workspace, record, error);
}

static GtkWidget *
new_dialog (GtkWidget *owner,
            MdgWorkspace *workspace,
            const char *title,
            const MdgFormGroup *groups,
            MdgRecord *record,
            MdgRecordDialogCompose compose,
            gpointer data,
            GDestroyNotify destroy)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, title, groups, 1, record);

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, data, destroy);

  return dialog;
}

/* What all who are asked at once have in common. The name is there so that it keeps the rules of one. */
static MdgRecord *
new_common (MdgWorkspace *workspace,
            const MdgUuid *referral,
            const char *name)
{
  MdgRecord *hand = mdg_record_new (MDG_KIND_HAND_RAISE);
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *today = NULL;
  g_autofree char *due = NULL;
  g_autofree char *at = NULL;
  MdgDate date;
  MdgDate last;

  mdg_workspace_get_today (workspace, &date);
  today = mdg_date_dup_iso (&date);
  mdg_date_from_days (mdg_date_to_days (&date) + USUAL_DAYS, &last);
  due = mdg_date_dup_iso (&last);
  at = g_strconcat (today, now + strlen (today), NULL);
  mdg_record_set_reference (hand, MDG_HAND_RAISE_REFERRAL, referral);
  mdg_record_set_text (hand, MDG_HAND_RAISE_NAME, name);
  mdg_record_set_text (hand, MDG_HAND_RAISE_ASKED_AT, at);
  mdg_record_set_text (hand, MDG_HAND_RAISE_WAY, "fax");
  mdg_record_set_text (hand, MDG_HAND_RAISE_DUE, due);
  if (mdg_workspace_get_staff (workspace) != NULL)
    mdg_record_set_reference (hand, MDG_HAND_RAISE_ASKED_BY, mdg_record_get_uuid (MDG_RECORD (mdg_workspace_get_staff (workspace))));

  return hand;
}

static char *
dup_about (MdgWorkspace *workspace,
           MdgRecord *record)
{
  g_autofree char *kind = NULL;
  g_autofree char *area = NULL;
  MdgDate today;

  if (mdg_record_get_kind (record) == MDG_KIND_DOCTOR)
    {
      kind = mdg_describe_value (workspace, record, MDG_DOCTOR_ROLE);
      area = mdg_roster_dup_areas (workspace, record);
      return g_strdup_printf ("%s　%s", kind, area);
    }

  mdg_workspace_get_today (workspace, &today);
  kind = mdg_describe_value (workspace, record, MDG_AGENCY_KIND);
  area = mdg_describe_value (workspace, record, MDG_AGENCY_AREA);

  return g_strjoin ("　", kind, area, g_str_equal (mdg_disclosure_get_consent (MDG_AGENCY (record), &today), "no") ? _ ("does not want to be introduced") : NULL, NULL);
}

static void
add_choice (MdgWorkspace *workspace,
            Ask *ask,
            GtkWidget *group,
            MdgRecord *record,
            guint name_field,
            guint kana_field)
{
  Choice *choice = g_new0 (Choice, 1);
  const char *name = mdg_record_get_text (record, name_field);
  const char *kana = mdg_record_get_text (record, kana_field);
  g_autofree char *about = dup_about (workspace, record);
  g_autofree char *all = g_strjoin (" ", name, about, kana, NULL);

  choice->record = g_object_ref (record);
  choice->folded = mdg_text_fold (all);
  choice->row = adw_action_row_new ();
  choice->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  /* The row alone is a stop for the Tab key. */
  gtk_widget_set_can_focus (GTK_WIDGET (choice->check), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice->row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (choice->row), about);
  adw_action_row_add_prefix (ADW_ACTION_ROW (choice->row), GTK_WIDGET (choice->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (choice->row), GTK_WIDGET (choice->check));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), choice->row);
  g_ptr_array_add (ask->choices, choice);
}

/* What is chosen stays in sight. */
static void
on_narrowed (GtkEditable *entry,
             gpointer user_data)
{
  Ask *ask = user_data;
  g_autofree char *typed = g_strstrip (mdg_text_fold (gtk_editable_get_text (entry)));
  guint n = 0;

  for (guint i = 0; i < ask->choices->len; i++)
    {
      Choice *choice = ask->choices->pdata[i];
      gboolean fits = strstr (choice->folded, typed) != NULL && n < MAX_ROWS;

      n += fits ? 1 : 0;
      gtk_widget_set_visible (choice->row, fits || gtk_check_button_get_active (choice->check));
    }
}

static void
add_choices (MdgRecordDialog *dialog,
             MdgWorkspace *workspace,
             Ask *ask,
             GPtrArray *agencies)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *today = NULL;
  g_autoptr (GPtrArray) doctors = NULL;
  MdgDate date;

  mdg_workspace_get_today (workspace, &date);
  today = mdg_date_dup_iso (&date);
  doctors = mdg_roster_list (workspace, today, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Whom"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Narrow by name, kind or area"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  for (guint i = 0; i < agencies->len; i++)
    add_choice (workspace, ask, group, agencies->pdata[i], MDG_AGENCY_NAME, MDG_AGENCY_KANA);
  for (guint i = 0; doctors != NULL && i < doctors->len; i++)
    add_choice (workspace, ask, group, doctors->pdata[i], MDG_DOCTOR_NAME, MDG_DOCTOR_KANA);
  g_signal_connect (entry, "changed", G_CALLBACK (on_narrowed), ask);
  on_narrowed (GTK_EDITABLE (entry), ask);
  gtk_box_append (GTK_BOX (mdg_record_dialog_get_form (dialog)), group);
}

void
mdg_hand_forms_ask (GtkWidget *owner,
                    MdgWorkspace *workspace,
                    const MdgUuid *referral)
{
  g_autoptr (GPtrArray) agencies = mdg_hand_raises_list_agencies (workspace, referral, NULL, NULL);
  g_autoptr (MdgRecord) common = new_common (workspace, referral, _ ("Whom"));
  Ask *ask;
  GtkWidget *dialog;

  if (agencies == NULL)
    return;

  ask = g_new0 (Ask, 1);
  ask->choices = g_ptr_array_new_with_free_func (choice_free);
  dialog = new_dialog (owner, workspace, _ ("Ask for Hands"), ask_groups, common, compose_ask, ask, ask_free);
  add_choices (MDG_RECORD_DIALOG (dialog), workspace, ask, agencies);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mdg_hand_forms_ask_other (GtkWidget *owner,
                          MdgWorkspace *workspace,
                          const MdgUuid *referral)
{
  g_autoptr (MdgRecord) hand = new_common (workspace, referral, NULL);

  gtk_window_present (GTK_WINDOW (new_dialog (owner, workspace, _ ("Ask Somebody Else"), other_groups, hand, compose_other, NULL, NULL)));
}

void
mdg_hand_forms_reply (GtkWidget *owner,
                      MdgWorkspace *workspace,
                      MdgRecord *hand)
{
  g_autoptr (MdgRecord) copy = mdg_record_dup (hand);
  g_autofree char *title = g_strdup_printf (_ ("Reply of %s"), mdg_record_get_text (hand, MDG_HAND_RAISE_NAME));

  if (mdg_record_is_empty (copy, MDG_HAND_RAISE_REPLIED_ON))
    {
      g_autofree char *today = NULL;
      MdgDate date;

      mdg_workspace_get_today (workspace, &date);
      today = mdg_date_dup_iso (&date);
      mdg_record_set_text (copy, MDG_HAND_RAISE_REPLIED_ON, today);
    }
  gtk_window_present (GTK_WINDOW (new_dialog (owner, workspace, title, reply_groups, copy, compose_reply, NULL, NULL)));
}

void
mdg_hand_forms_unmet (GtkWidget *owner,
                      MdgWorkspace *workspace,
                      const MdgUuid *referral)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, NULL);

  if (record != NULL)
    gtk_window_present (GTK_WINDOW (new_dialog (owner, workspace, _ ("Nobody Is Available"), unmet_groups, record, compose_unmet, NULL, NULL)));
}

void
mdg_hand_forms_edit_call (GtkWidget *owner,
                          MdgWorkspace *workspace,
                          MdgRecord *call)
{
  gtk_window_present (GTK_WINDOW (new_dialog (owner, workspace, mdg_record_is_stored (call) ? _ ("Call After Discharge") : _ ("Note a Call"), call_groups, call, compose_call, NULL, NULL)));
}
