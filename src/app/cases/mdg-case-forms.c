#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-forms.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-use.h"
#include "mdg-case.h"
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
  { MDG_CASE_SUMMARY, MDG_FORM_TEXT, N_ ("Summary"), NULL, 0, NULL },
  { MDG_CASE_AREA, MDG_FORM_REFERENCE, N_ ("Area"), NULL, 0, NULL },
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
  { MDG_CASE_CLOSE_NOTE, MDG_FORM_TEXT, N_ ("Closing note"), NULL, 0, NULL },
};

static const MdgFormGroup close_groups[] = {
  { NULL, N_ ("A closed case stays in the register and can be reopened."), ending, G_N_ELEMENTS (ending) },
};

void
mdg_case_forms_edit (GtkWidget *owner,
                     MdgWorkspace *workspace,
                     MdgRecord *record)
{
  gboolean is_new = !mdg_record_is_stored (record);
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, is_new ? _ ("New Case") : _ ("Edit the Case"), edit_groups, G_N_ELEMENTS (edit_groups), record);

  mdg_record_dialog_set_action (MDG_RECORD_DIALOG (dialog), is_new ? N_ ("Case made") : N_ ("Case corrected"));
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

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_close, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
