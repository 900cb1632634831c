#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-roster-forms.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-ime-guard.h"
#include "mdg-roster.h"
#include "mdg-settings-save.h"

/* Duties so many days before and after can be swapped for. */
#define REACH_DAYS 62

typedef struct
{
  GtkWidget *owner;
  MdgWorkspace *workspace;
  MdgRecord *duty;
  GPtrArray *others;
  AdwMessageDialog *dialog;
  GtkDropDown *choice;
  GtkEditable *reason;
} Swap;

static void
swap_free (gpointer data,
           GClosure *closure)
{
  Swap *swap = data;

  g_object_unref (swap->owner);
  g_object_unref (swap->workspace);
  g_object_unref (swap->duty);
  g_ptr_array_unref (swap->others);
  g_free (swap);
}

static GPtrArray *
list_others (MdgWorkspace *workspace,
             MdgRecord *duty)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) duties = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  MdgDate day;
  MdgDate edge;

  if (!mdg_date_parse_iso (mdg_record_get_text (duty, MDG_DUTY_DAY), &day))
    return others;

  mdg_date_from_days (mdg_date_to_days (&day) - REACH_DAYS, &edge);
  from = mdg_date_dup_iso (&edge);
  mdg_date_from_days (mdg_date_to_days (&day) + REACH_DAYS, &edge);
  to = mdg_date_dup_iso (&edge);
  duties = mdg_roster_list_duties (workspace, from, to, NULL);
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    if (!mdg_roster_is_off (duties->pdata[i]) && !mdg_uuid_equal (mdg_record_get_reference (duties->pdata[i], MDG_DUTY_DOCTOR), mdg_record_get_reference (duty, MDG_DUTY_DOCTOR)))
      g_ptr_array_add (others, g_object_ref (duties->pdata[i]));

  return others;
}

static char *
describe (MdgWorkspace *workspace,
          MdgRecord *duty)
{
  g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (duty, MDG_DUTY_DAY));
  g_autofree char *hours = mdg_roster_dup_hours (duty);
  g_autofree char *kind = mdg_describe_value (workspace, duty, MDG_DUTY_KIND);
  g_autofree char *doctor = mdg_describe_value (workspace, duty, MDG_DUTY_DOCTOR);

  return g_strdup_printf ("%s %s %s %s", day, hours, kind, doctor);
}

static void
update (Swap *swap)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (swap->reason)));

  adw_message_dialog_set_response_enabled (swap->dialog, "go", *reason != '\0' && swap->others->len > 0);
}

static void
on_response (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  Swap *swap = user_data;
  g_autofree char *reason = NULL;
  GError *error = NULL;
  MdgChange *change;
  guint at;

  if (!g_str_equal (response, "go") || swap->others->len == 0)
    return;

  at = gtk_drop_down_get_selected (swap->choice);
  reason = g_strstrip (g_strdup (gtk_editable_get_text (swap->reason)));
  change = mdg_roster_new_swap (swap->workspace, swap->duty, swap->others->pdata[at], reason, &error);
  mdg_settings_save (swap->owner, swap->workspace, change, g_strdup (_ ("Duties swapped")), error);
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
new_form (Swap *swap)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *reason = gtk_entry_new ();

  for (guint i = 0; i < swap->others->len; i++)
    {
      g_autofree char *name = describe (swap->workspace, swap->others->pdata[i]);

      gtk_string_list_append (names, name);
    }
  swap->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  swap->reason = GTK_EDITABLE (reason);
  gtk_entry_set_activates_default (GTK_ENTRY (reason), TRUE);
  add_named (box, _ ("Swapped for"), GTK_WIDGET (swap->choice));
  add_named (box, _ ("Reason"), reason);
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (update), swap);

  return box;
}

void
mdg_roster_forms_swap (GtkWidget *owner,
                       MdgWorkspace *workspace,
                       MdgRecord *duty)
{
  Swap *swap = g_new0 (Swap, 1);
  g_autofree char *what = describe (workspace, duty);
  g_autofree char *body = NULL;

  swap->owner = g_object_ref (owner);
  swap->workspace = g_object_ref (workspace);
  swap->duty = g_object_ref (duty);
  swap->others = list_others (workspace, duty);
  body = swap->others->len > 0 ? g_strdup (what) : g_strdup_printf (_ ("%s\nNobody else has a duty in these two months that it could be swapped for."), what);
  swap->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Swap Duties"), body));
  adw_message_dialog_add_response (swap->dialog, "stay", _ ("_Cancel"));
  adw_message_dialog_add_response (swap->dialog, "go", _ ("_Swap"));
  adw_message_dialog_set_close_response (swap->dialog, "stay");
  adw_message_dialog_set_default_response (swap->dialog, "go");
  adw_message_dialog_set_response_appearance (swap->dialog, "go", ADW_RESPONSE_SUGGESTED);
  if (swap->others->len > 0)
    adw_message_dialog_set_extra_child (swap->dialog, new_form (swap));
  else
    adw_message_dialog_set_response_enabled (swap->dialog, "go", FALSE);
  if (swap->reason != NULL)
    update (swap);
  mdg_ime_guard_attach (GTK_WINDOW (swap->dialog));
  g_signal_connect_data (swap->dialog, "response", G_CALLBACK (on_response), swap, swap_free, 0);
  gtk_window_present (GTK_WINDOW (swap->dialog));
}
