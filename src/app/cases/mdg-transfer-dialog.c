#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-transfer-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-case-use.h"
#include "mdg-case.h"
#include "mdg-describe.h"
#include "mdg-ime-guard.h"
#include "mdg-masters.h"

typedef struct
{
  MdgWorkspace *workspace;
  MdgRecord *record;
  GPtrArray *areas; /* the ones it can go to */
  AdwMessageDialog *dialog;
  GtkDropDown *area;
  GtkEditable *day;
  GtkLabel *day_problem;
  GtkEditable *reason;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->workspace);
  g_object_unref (asking->record);
  g_ptr_array_unref (asking->areas);
  g_free (asking);
}

static MdgChange *
compose (Asking *asking,
         GError **error)
{
  guint selected = gtk_drop_down_get_selected (asking->area);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (asking->reason)));
  g_autoptr (MdgRecord) record = mdg_record_dup (asking->record);
  MdgDate today;
  MdgDate day;

  mdg_workspace_get_today (asking->workspace, &today);
  if (!mdg_date_parse (gtk_editable_get_text (asking->day), MDG_DATE_RECENT, &today, &day, error))
    return NULL;

  g_return_val_if_fail (selected > 0 && selected <= asking->areas->len, NULL);

  return mdg_case_use_transfer (asking->workspace, record, mdg_record_get_uuid (asking->areas->pdata[selected - 1]), &day, reason, error);
}

static void
update (Asking *asking)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (asking->reason)));
  const char *typed = gtk_editable_get_text (asking->day);
  MdgDate today;
  MdgDate day;
  gboolean is_day;

  mdg_workspace_get_today (asking->workspace, &today);
  is_day = mdg_date_parse (typed, MDG_DATE_RECENT, &today, &day, &error);
  if (is_day && mdg_date_compare (&day, &today) > 0)
    {
      is_day = FALSE;
      gtk_label_set_text (asking->day_problem, _ ("The day of a transfer cannot lie ahead."));
    }
  else
    gtk_label_set_text (asking->day_problem, is_day ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (asking->day_problem), !is_day);
  adw_message_dialog_set_response_enabled (asking->dialog, "go", is_day && *reason != '\0' && gtk_drop_down_get_selected (asking->area) > 0);
}

static void
on_response (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MdgChange *change = g_str_equal (response, "go") ? compose (g_task_get_task_data (task), &error) : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, change, g_object_unref);
}

static GtkWidget *
new_areas (Asking *asking)
{
  const MdgUuid *before = mdg_record_get_reference (asking->record, MDG_CASE_AREA);
  g_autoptr (GPtrArray) areas = mdg_masters_list (asking->workspace, MDG_KIND_AREA, NULL);
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose the new area"));
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    if (before == NULL || !mdg_uuid_equal (before, mdg_record_get_uuid (areas->pdata[i])))
      {
        g_ptr_array_add (asking->areas, g_object_ref (areas->pdata[i]));
        gtk_string_list_append (names, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      }

  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static void
add_named (GtkWidget *box,
           const char *name,
           GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mdg-hint");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
}

static GtkWidget *
new_form (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *area = new_areas (asking);
  GtkWidget *day = gtk_entry_new ();
  GtkWidget *problem = gtk_label_new (NULL);
  GtkWidget *reason = gtk_entry_new ();
  g_autofree char *shown = NULL;
  MdgDate today;

  mdg_workspace_get_today (asking->workspace, &today);
  shown = mdg_date_format_short (&today);
  asking->area = GTK_DROP_DOWN (area);
  asking->day = GTK_EDITABLE (day);
  asking->day_problem = GTK_LABEL (problem);
  asking->reason = GTK_EDITABLE (reason);
  gtk_editable_set_text (asking->day, shown);
  gtk_label_set_xalign (asking->day_problem, 0);
  gtk_label_set_wrap (asking->day_problem, TRUE);
  gtk_widget_add_css_class (problem, "mdg-field-error");
  gtk_entry_set_activates_default (GTK_ENTRY (day), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (reason), TRUE);
  add_named (box, _ ("New area"), area);
  add_named (box, _ ("From the day"), day);
  gtk_box_append (GTK_BOX (box), problem);
  add_named (box, _ ("Reason"), reason);
  g_signal_connect_swapped (area, "notify::selected", G_CALLBACK (update), asking);
  g_signal_connect_swapped (day, "changed", G_CALLBACK (update), asking);
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (update), asking);

  return box;
}

void
mdg_transfer_dialog_ask_async (GtkWindow *parent,
                               MdgWorkspace *workspace,
                               MdgRecord *record,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *before = mdg_describe_value (workspace, record, MDG_CASE_AREA);
  g_autofree char *body = g_strdup_printf (_ ("It is in “%s” now. Consultations before the day stay counted there; from the day on they count for the new area."), *before != '\0' ? before : _ ("no area"));

  asking->workspace = g_object_ref (workspace);
  asking->record = g_object_ref (record);
  asking->areas = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, mdg_transfer_dialog_ask_async);
  g_task_set_task_data (task, asking, asking_free);
  asking->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Hand the case to another area?"), body));
  adw_message_dialog_add_response (asking->dialog, "stay", _ ("_Cancel"));
  adw_message_dialog_add_response (asking->dialog, "go", _ ("_Hand Over"));
  adw_message_dialog_set_close_response (asking->dialog, "stay");
  adw_message_dialog_set_default_response (asking->dialog, "go");
  adw_message_dialog_set_response_appearance (asking->dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (asking->dialog, new_form (asking));
  update (asking);
  mdg_ime_guard_attach (GTK_WINDOW (asking->dialog));
  g_signal_connect (asking->dialog, "response", G_CALLBACK (on_response), task);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

MdgChange *
mdg_transfer_dialog_ask_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_transfer_dialog_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
