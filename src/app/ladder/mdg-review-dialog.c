#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-ladder.h"
#include "mdg-record-dialog.h"

static const MdgFormField fields[] = {
  { MDG_MEASURE_REVIEW_REVIEWED_ON, MDG_FORM_DATE, N_ ("Day of the review") },
  { MDG_MEASURE_REVIEW_RATING, MDG_FORM_CODE, N_ ("Rating") },
  { MDG_MEASURE_REVIEW_TEXT, MDG_FORM_NOTE, N_ ("What came of it") },
  { MDG_MEASURE_REVIEW_NEXT, MDG_FORM_NOTE, N_ ("What is next") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, fields, G_N_ELEMENTS (fields) },
};

static MdgChange *
compose (MdgWorkspace *workspace,
         MdgRecord *record,
         gpointer data,
         GError **error)
{
  return mdg_ladder_add_review (workspace, data,
                                mdg_record_get_text (record, MDG_MEASURE_REVIEW_REVIEWED_ON),
                                mdg_record_get_text (record, MDG_MEASURE_REVIEW_RATING),
                                mdg_record_get_text (record, MDG_MEASURE_REVIEW_TEXT),
                                mdg_record_get_text (record, MDG_MEASURE_REVIEW_NEXT),
                                error);
}

void
mdg_review_dialog_present (GtkWidget *owner,
                           MdgWorkspace *workspace,
                           const MdgUuid *measure)
{
  g_autoptr (MdgRecord) review = MDG_RECORD (mdg_measure_review_new ());
  g_autofree char *iso = NULL;
  GtkWidget *dialog;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_reference (review, MDG_MEASURE_REVIEW_MEASURE, measure);
  mdg_record_set_text (review, MDG_MEASURE_REVIEW_REVIEWED_ON, iso);
  dialog = mdg_record_dialog_new (owner, workspace, _ ("Review of the Measure"), groups, G_N_ELEMENTS (groups), review);
  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, g_memdup2 (measure, sizeof *measure), g_free);
  gtk_window_present (GTK_WINDOW (dialog));
}
