#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-forms.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-use.h"
#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-record-dialog.h"

static const MdgFormChoice age_bands[] = {
  { "65歳未満", N_ ("under 65") },
  { "65–69", N_ ("65–69") },
  { "70代", N_ ("70s") },
  { "80代", N_ ("80s") },
  { "90歳以上", N_ ("90 and over") },
  { NULL, NULL },
};

static const MdgFormField what[] = {
  { MDG_CASE_TITLE, MDG_FORM_TEXT, N_ ("Title or sign"), N_ ("How the case is called when it has no name"), 0, NULL },
  { MDG_CASE_SUMMARY, MDG_FORM_NOTE, N_ ("Summary"), NULL, 0, NULL },
  { MDG_CASE_AREA, MDG_FORM_REFERENCE, N_ ("Area"), N_ ("To correct a mistake; a case that goes to another area is handed over from the menu"), 0, NULL },
  { MDG_CASE_STAFF, MDG_FORM_REFERENCE, N_ ("Staff in charge"), NULL, 0, NULL },
  { MDG_CASE_STATUS, MDG_FORM_CODE, N_ ("State"), NULL, 0, NULL },
  { MDG_CASE_OPENED_ON, MDG_FORM_DATE, N_ ("Opened on"), NULL, 0, NULL },
};

static const MdgFormField who[] = {
  { MDG_CASE_AGE_BAND, MDG_FORM_CHOICE, N_ ("Age band"), NULL, 0, age_bands },
  { MDG_CASE_SEX, MDG_FORM_CODE, N_ ("Sex"), NULL, 0, NULL },
  { MDG_CASE_CARE_LEVEL, MDG_FORM_CODE, N_ ("Care level"), NULL, 0, NULL },
  { MDG_CASE_HOUSEHOLD_KIND, MDG_FORM_CODE, N_ ("Household type"), NULL, 0, NULL },
  { MDG_CASE_IS_UNSHAREABLE, MDG_FORM_FLAG, N_ ("Not to be shared"), NULL, 0, NULL },
  { MDG_CASE_UNSHAREABLE_NOTE, MDG_FORM_TEXT, N_ ("Not to be shared with"), NULL, 0, NULL },
};

static const MdgFormGroup edit_groups[] = {
  { NULL, NULL, what, G_N_ELEMENTS (what) },
  { N_ ("The person, as far as known"), NULL, who, G_N_ELEMENTS (who) },
};

static const MdgFormField ending[] = {
  { MDG_CASE_CLOSE_REASON, MDG_FORM_CODE, N_ ("Reason of closing"), NULL, 0, NULL },
  { MDG_CASE_WISHED_PLACE, MDG_FORM_CODE, N_ ("Wished place"), NULL, 0, NULL },
  { MDG_CASE_ACTUAL_PLACE, MDG_FORM_CODE, N_ ("Actual place"), NULL, 0, NULL },
  { MDG_CASE_CLOSE_NOTE, MDG_FORM_NOTE, N_ ("Closing note"), NULL, 0, NULL },
};

static const MdgFormGroup close_groups[] = {
  { NULL, N_ ("A closed case stays in the register and can be reopened."), ending, G_N_ELEMENTS (ending) },
};

static const MdgFormField assigning[] = {
  { MDG_CASE_STAFF, MDG_FORM_REFERENCE, N_ ("Staff in charge"), NULL, 0, NULL },
};

static const MdgFormGroup assign_groups[] = {
  { NULL, NULL, assigning, G_N_ELEMENTS (assigning) },
};

/* Closing and reopening want a reason, which this form does not ask for. */
static MdgChange *
compose_edit (MdgWorkspace *workspace,
              MdgRecord *record,
              gpointer data,
              GError **error)
{
  gboolean was_closed = GPOINTER_TO_INT (data);
  gboolean is_closed = g_strcmp0 (mdg_record_get_text (record, MDG_CASE_STATUS), "closed") == 0;
  MdgChange *change;

  if (was_closed != is_closed)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, is_closed ? _ ("A case is closed from its menu, with a reason. Choose another state here.") : _ ("A case is reopened from its menu, with a reason. Leave it closed here."));
      return NULL;
    }

  change = mdg_change_new (mdg_record_is_stored (record) ? N_ ("Case corrected") : N_ ("Case made"));
  mdg_change_add (change, record);

  return change;
}

void
mdg_case_forms_edit (GtkWidget *owner,
                     MdgWorkspace *workspace,
                     MdgRecord *record)
{
  gboolean is_new = !mdg_record_is_stored (record);
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, is_new ? _ ("New Case") : _ ("Edit the Case"), edit_groups, G_N_ELEMENTS (edit_groups), record);

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_edit, GINT_TO_POINTER (g_strcmp0 (mdg_record_get_text (record, MDG_CASE_STATUS), "closed") == 0), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static MdgChange *
compose_close (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  g_autofree char *reason = g_strdup (mdg_record_get_text (record, MDG_CASE_CLOSE_REASON));
  g_autofree char *note = g_strdup (mdg_record_get_text (record, MDG_CASE_CLOSE_NOTE));
  g_autofree char *wished = g_strdup (mdg_record_get_text (record, MDG_CASE_WISHED_PLACE));
  g_autofree char *actual = g_strdup (mdg_record_get_text (record, MDG_CASE_ACTUAL_PLACE));

  return mdg_case_use_close (workspace, record, reason, note, wished, actual, error);
}

void
mdg_case_forms_close (GtkWidget *owner,
                      MdgWorkspace *workspace,
                      MdgRecord *record)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, _ ("Close the Case"), close_groups, G_N_ELEMENTS (close_groups), record);

  mdg_record_dialog_set_verb (MDG_RECORD_DIALOG (dialog), _ ("_Close the Case"));
  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_close, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mdg_case_forms_assign (GtkWidget *owner,
                       MdgWorkspace *workspace,
                       MdgRecord *record)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, _ ("Staff in Charge"), assign_groups, G_N_ELEMENTS (assign_groups), record);

  mdg_record_dialog_set_action (MDG_RECORD_DIALOG (dialog), N_ ("Staff in charge changed"));
  gtk_window_present (GTK_WINDOW (dialog));
}
