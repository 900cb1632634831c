#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-settings-save.h"

struct _MdgRecordDialog
{
  AdwWindow parent_instance;

  GtkBox *content;
  GtkLabel *problem;
  GtkButton *save_button;
  MdgRecordForm *form;

  GtkWidget *owner;
  MdgWorkspace *workspace;
  char *action;
  MdgRecordDialogCompose compose;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (MdgRecordDialog, mdg_record_dialog, ADW_TYPE_WINDOW)

static void
hide_problem (MdgRecordDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static MdgChange *
compose_plain (MdgRecordDialog *self,
               MdgRecord *record)
{
  MdgChange *change = mdg_change_new (self->action);

  mdg_change_add (change, record);

  return change;
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgRecordDialog *self = MDG_RECORD_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) record = mdg_record_form_collect (self->form, &error);
  g_autoptr (MdgChange) change = NULL;

  if (record != NULL)
    change = self->compose != NULL ? self->compose (self->workspace, record, self->data, &error) : compose_plain (self, record);
  if (change == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }

  mdg_settings_save (self->owner, self->workspace, g_object_ref (change), g_strdup (_ (mdg_change_get_action (change))), NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (MdgRecordDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.save", NULL);
}

static void
mdg_record_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_record_dialog_parent_class)->map (widget);

  mdg_record_form_focus_first (MDG_RECORD_DIALOG (widget)->form);
}

static void
mdg_record_dialog_dispose (GObject *object)
{
  MdgRecordDialog *self = MDG_RECORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_RECORD_DIALOG);
  g_clear_object (&self->owner);
  g_clear_object (&self->workspace);
  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (self->data);

  G_OBJECT_CLASS (mdg_record_dialog_parent_class)->dispose (object);
}

static void
mdg_record_dialog_finalize (GObject *object)
{
  g_free (MDG_RECORD_DIALOG (object)->action);

  G_OBJECT_CLASS (mdg_record_dialog_parent_class)->finalize (object);
}

static void
mdg_record_dialog_class_init (MdgRecordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_record_dialog_dispose;
  object_class->finalize = mdg_record_dialog_finalize;
  widget_class->map = mdg_record_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "settings/mdg-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgRecordDialog, content);
  gtk_widget_class_bind_template_child (widget_class, MdgRecordDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgRecordDialog, save_button);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_record_dialog_init (MdgRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "record.save");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

static void
connect_rows (MdgRecordDialog *self,
              const MdgFormGroup *groups,
              guint n_groups)
{
  for (guint i = 0; i < n_groups; i++)
    for (guint j = 0; j < groups[i].n_fields; j++)
      {
        GtkWidget *row = mdg_record_form_get_row (self->form, groups[i].fields[j].field);

        if (ADW_IS_ENTRY_ROW (row))
          g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
      }
}

GtkWidget *
mdg_record_dialog_new (GtkWidget *owner,
                       MdgWorkspace *workspace,
                       const char *title,
                       const MdgFormGroup *groups,
                       guint n_groups,
                       MdgRecord *record)
{
  MdgRecordDialog *self = g_object_new (MDG_TYPE_RECORD_DIALOG,
                                        "transient-for", gtk_widget_get_root (owner),
                                        "title", title,
                                        NULL);

  self->owner = g_object_ref (owner);
  self->workspace = g_object_ref (workspace);
  self->action = g_strdup (N_ ("Changed"));
  self->form = MDG_RECORD_FORM (mdg_record_form_new (workspace, groups, n_groups));
  mdg_record_form_set_record (self->form, record);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (hide_problem), self, G_CONNECT_SWAPPED);
  connect_rows (self, groups, n_groups);
  gtk_box_prepend (self->content, GTK_WIDGET (self->form));

  return GTK_WIDGET (self);
}

void
mdg_record_dialog_set_action (MdgRecordDialog *self,
                              const char *action)
{
  g_return_if_fail (MDG_IS_RECORD_DIALOG (self));

  g_free (self->action);
  self->action = g_strdup (action);
}

void
mdg_record_dialog_set_verb (MdgRecordDialog *self,
                            const char *verb)
{
  g_return_if_fail (MDG_IS_RECORD_DIALOG (self));

  gtk_button_set_label (self->save_button, verb);
}

void
mdg_record_dialog_set_compose (MdgRecordDialog *self,
                               MdgRecordDialogCompose compose,
                               gpointer data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (MDG_IS_RECORD_DIALOG (self));

  self->compose = compose;
  self->data = data;
  self->destroy = destroy;
}

MdgRecordForm *
mdg_record_dialog_get_form (MdgRecordDialog *self)
{
  g_return_val_if_fail (MDG_IS_RECORD_DIALOG (self), NULL);

  return self->form;
}
