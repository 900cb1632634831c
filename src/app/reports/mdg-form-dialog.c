#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-form-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-date.h"
#include "mdg-fax.h"
#include "mdg-forms.h"
#include "mdg-ime-guard.h"
#include "mdg-phone.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"
#include "mdg-report-preview.h"
#include "mdg-report-visit.h"

typedef enum
{
  KIND_FORM,
  KIND_COPIES,
  KIND_FAX,
  KIND_COVER,
  KIND_ASK,
  KIND_RECEIPT,
  KIND_VISIT,
  N_KINDS
} Kind;

static const char *const kinds[N_KINDS + 1] = {
  N_ ("Request form"),
  N_ ("Request form for sender, physician and centre"),
  N_ ("Request form for FAX (initials and town)"),
  N_ ("FAX cover sheet with a box for the reply"),
  N_ ("Asking whether our FAX has arrived"),
  N_ ("Saying that their FAX has arrived"),
  N_ ("Visit report"),
  NULL,
};

struct _MdgFormDialog
{
  AdwWindow parent_instance;

  GtkEditable *number_row;
  AdwComboRow *kind_row;
  GtkWidget *fax_group;
  GtkEditable *to_row;
  GtkEditable *fax_row;
  GtkEditable *again_row;
  GtkEditable *due_row;
  GtkEditable *message_row;
  GtkEditable *reason_row;
  GtkLabel *problem;

  MdgWorkspace *workspace;
  MdgRecord *referral; /* NULL while the number is none */
};

G_DEFINE_FINAL_TYPE (MdgFormDialog, mdg_form_dialog, ADW_TYPE_WINDOW)

static Kind
get_kind (MdgFormDialog *self)
{
  return MIN (adw_combo_row_get_selected (self->kind_row), N_KINDS - 1);
}

static void
show_problem (MdgFormDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* A number the referral does not know may be mistyped, and then a stranger reads it. */
static gboolean
is_new_number (MdgFormDialog *self)
{
  const char *known = self->referral != NULL ? mdg_record_get_text (self->referral, MDG_REFERRAL_FAX) : NULL;
  g_autofree char *typed = mdg_phone_dup_digits (gtk_editable_get_text (self->fax_row));
  g_autofree char *digits = mdg_phone_dup_digits (known);

  return *typed != '\0' && !g_str_equal (typed, digits);
}

static void
update_rows (MdgFormDialog *self)
{
  Kind kind = get_kind (self);

  gtk_widget_set_visible (self->fax_group, kind == KIND_COVER || kind == KIND_ASK || kind == KIND_RECEIPT);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), kind != KIND_RECEIPT);
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), is_new_number (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), kind == KIND_FAX && self->referral != NULL && !mdg_forms_check_fax (self->workspace, self->referral, NULL));
}

static void
on_changed (MdgFormDialog *self)
{
  show_problem (self, NULL);
  update_rows (self);
}

static void
fill_addressee (MdgFormDialog *self)
{
  const char *office = mdg_record_get_text (self->referral, MDG_REFERRAL_AFFILIATION);
  const char *name = mdg_record_get_text (self->referral, MDG_REFERRAL_REQUESTER_NAME);
  const char *fax = mdg_record_get_text (self->referral, MDG_REFERRAL_FAX);
  g_autofree char *to = g_strjoin ("　", office != NULL ? office : "", name, NULL);

  gtk_editable_set_text (self->to_row, to);
  gtk_editable_set_text (self->fax_row, fax != NULL ? fax : "");
}

/* What is typed or scanned finds its referral at once; half a number is no fault. */
static void
on_number_changed (MdgFormDialog *self)
{
  const char *typed = gtk_editable_get_text (self->number_row);

  g_clear_object (&self->referral);
  self->referral = mdg_forms_find_referral (self->workspace, typed, NULL);
  if (self->referral != NULL)
    fill_addressee (self);
  on_changed (self);
}

static gboolean
check_fax (MdgFormDialog *self)
{
  g_autofree char *typed = mdg_phone_dup_digits (gtk_editable_get_text (self->fax_row));
  g_autofree char *again = mdg_phone_dup_digits (gtk_editable_get_text (self->again_row));

  if (!is_new_number (self) || g_str_equal (typed, again))
    return TRUE;

  show_problem (self, _ ("This FAX number is new. Type it once more, the same both times."));
  gtk_widget_grab_focus (GTK_WIDGET (self->again_row));

  return FALSE;
}

static MdgReport *
build_fax_sheet (MdgFormDialog *self,
                 GError **error)
{
  static const MdgFaxKind sheets[N_KINDS] = { [KIND_COVER] = MDG_FAX_COVER, [KIND_ASK] = MDG_FAX_ASK, [KIND_RECEIPT] = MDG_FAX_RECEIPT };
  const char *due = gtk_editable_get_text (self->due_row);
  const char *fax = gtk_editable_get_text (self->fax_row);
  const char *message = gtk_editable_get_text (self->message_row);
  g_autofree char *iso = NULL;
  MdgFaxRequest request = {
    .kind = sheets[get_kind (self)],
    .to = gtk_editable_get_text (self->to_row),
    .to_fax = *fax != '\0' ? fax : NULL,
    .message = *message != '\0' ? message : NULL,
  };
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (self->workspace, &today);
  if (*due != '\0' && !mdg_date_parse (due, MDG_DATE_DUE, &today, &date, error))
    return NULL;
  iso = *due != '\0' ? mdg_date_dup_iso (&date) : NULL;
  request.reply_due = iso;

  return mdg_report_fax_new (self->workspace, self->referral, &request, error);
}

static MdgReport *
build (MdgFormDialog *self,
       GError **error)
{
  Kind kind = get_kind (self);
  const char *reason = gtk_editable_get_text (self->reason_row);
  const MdgFormsRequest request = {
    .copies = kind == KIND_COPIES ? MDG_FORM_ALL_COPIES : 0,
    .fax = kind == KIND_FAX,
    .reason = *reason != '\0' ? reason : NULL,
  };
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();

  if (gtk_widget_get_visible (self->fax_group))
    return build_fax_sheet (self, error);
  if (kind == KIND_VISIT)
    return mdg_report_visit_new (self->workspace, self->referral, error);

  g_ptr_array_add (referrals, self->referral);

  return mdg_forms_new_filled (self->workspace, referrals, &request, error);
}

static void
preview_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgFormDialog *self = MDG_FORM_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;

  show_problem (self, NULL);
  if (self->referral == NULL)
    {
      g_autoptr (MdgRecord) none = mdg_forms_find_referral (self->workspace, gtk_editable_get_text (self->number_row), &error);

      show_problem (self, error != NULL ? error->message : NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->number_row));
      return;
    }
  if (gtk_widget_get_visible (self->fax_group) && !check_fax (self))
    return;

  report = build (self, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
}

static void
on_activated (MdgFormDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.preview", NULL);
}

static void
mdg_form_dialog_map (GtkWidget *widget)
{
  MdgFormDialog *self = MDG_FORM_DIALOG (widget);

  GTK_WIDGET_CLASS (mdg_form_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (self->referral != NULL ? GTK_WIDGET (self->kind_row) : GTK_WIDGET (self->number_row));
}

static void
mdg_form_dialog_dispose (GObject *object)
{
  MdgFormDialog *self = MDG_FORM_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_FORM_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->referral);

  G_OBJECT_CLASS (mdg_form_dialog_parent_class)->dispose (object);
}

static void
mdg_form_dialog_class_init (MdgFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_form_dialog_dispose;
  widget_class->map = mdg_form_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, fax_group);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, fax_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, message_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, MdgFormDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_number_changed);
  gtk_widget_class_install_action (widget_class, "form.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_form_dialog_init (MdgFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_form_dialog_new (GtkWindow *parent,
                     MdgWorkspace *workspace,
                     const char *number)
{
  MdgFormDialog *self = g_object_new (MDG_TYPE_FORM_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (MdgRecord) referral = NULL;

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < N_KINDS; i++)
    gtk_string_list_append (names, _ (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));

  referral = *number != '\0' ? mdg_forms_find_referral (workspace, number, NULL) : NULL;
  if (referral != NULL && !mdg_record_is_empty (referral, MDG_REFERRAL_NUMBER))
    {
      g_autofree char *shown = mdg_referral_number_format (mdg_record_get_text (referral, MDG_REFERRAL_NUMBER));

      gtk_editable_set_text (self->number_row, shown);
    }
  else
    gtk_editable_set_text (self->number_row, number);
  update_rows (self);

  return GTK_WIDGET (self);
}
