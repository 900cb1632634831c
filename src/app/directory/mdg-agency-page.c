#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-forms.h"
#include "mdg-agency-lists.h"
#include "mdg-app-paths.h"
#include "mdg-change-stack.h"
#include "mdg-describe.h"
#include "mdg-directory.h"
#include "mdg-history-dialog.h"
#include "mdg-key-hints.h"
#include "mdg-levels-dialog.h"
#include "mdg-reason-dialog.h"
#include "mdg-settings-save.h"
#include "mdg-wrap-layout.h"

struct _MdgAgencyPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgUuid agency; /* nil: none */

  GtkLabel *name;
  GtkBox *marks;
  GtkWidget *main_pane;
  GtkListBox *facts;
  GtkListBox *services;
  GtkListBox *contacts;
  GtkListBox *links;
  GtkWidget *ability_pane;
  GtkLabel *ability_head;
  GtkBox *hints;
  GtkListBox *abilities;
  GtkWidget *tools;
  GtkWidget *verify_button;
};

G_DEFINE_FINAL_TYPE (MdgAgencyPage, mdg_agency_page, MDG_TYPE_PAGE)

static void
add_mark (MdgAgencyPage *self,
          const char *text,
          const char *css_class)
{
  GtkWidget *label;

  if (*text == '\0')
    return;

  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->marks, label);
}

static void
show_head (MdgAgencyPage *self,
           const MdgAgencyCard *card)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  MdgRecord *agency = MDG_RECORD (card->agency);
  const char *verified_on = mdg_record_get_text (agency, MDG_AGENCY_VERIFIED_ON);
  g_autofree char *kind = mdg_describe_value (self->workspace, agency, MDG_AGENCY_KIND);
  g_autofree char *source = mdg_describe_value (self->workspace, agency, MDG_AGENCY_VERIFIED_FROM);
  g_autofree char *verified = mdg_directory_dup_freshness (self->workspace, verified_on);
  g_autofree char *verified_from = *source != '\0' ? g_strdup_printf (_ ("%s, %s"), verified, source) : g_strdup (verified);
  MdgFreshness freshness = mdg_directory_get_freshness (self->workspace, verified_on, NULL);
  const char *consent;
  MdgDate today;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->marks))) != NULL)
    gtk_box_remove (self->marks, child);
  mdg_workspace_get_today (self->workspace, &today);
  consent = mdg_disclosure_get_consent (card->agency, &today);

  gtk_label_set_text (self->name, mdg_record_get_text (agency, MDG_AGENCY_NAME));
  add_mark (self, kind, "mdg-dim");
  if (mdg_record_get_flag (agency, MDG_AGENCY_IS_CLOSED))
    add_mark (self, _ ("Closed down"), "mdg-caution");
  add_mark (self, mdg_vocabularies_get_label (vocabularies, "consent", consent, 0), g_str_equal (consent, "yes") ? "mdg-chip" : "mdg-caution");
  add_mark (self, verified_from, freshness == MDG_FRESHNESS_NEW ? "mdg-chip" : "mdg-caution");
  if (mdg_record_get_flag (agency, MDG_AGENCY_IS_WIDE))
    add_mark (self, _ ("Used from other municipalities too"), "mdg-chip");
}

static void
show_ability_head (MdgAgencyPage *self,
                   const MdgAgencyCard *card)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "proc", 0);
  g_autofree char *head = g_strdup_printf (_ ("What it can do: %u of %u answered"), card->abilities->len, terms->len);

  gtk_label_set_text (self->ability_head, head);
}

static void
update_actions (MdgAgencyPage *self,
                const MdgAgencyCard *card)
{
  static const char *const changing[] = { "agency.edit", "agency.edit-consent", "agency.edit-levels", "agency.add-service", "agency.add-contact", "agency.add-link", "agency.verify", "agency.answer", "agency.remove", "agency.void" };
  gboolean can_change = card != NULL && mdg_record_get_state (MDG_RECORD (card->agency)) == MDG_STATE_LIVE && !mdg_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], can_change);
  gtk_widget_set_sensitive (self->verify_button, can_change);
}

static void
reload (MdgAgencyPage *self)
{
  g_autoptr (MdgAgencyCard) card = mdg_uuid_is_nil (&self->agency) ? NULL : mdg_agency_card_load (self->workspace, &self->agency, NULL);

  update_actions (self, card);
  if (card == NULL)
    return;

  show_head (self, card);
  mdg_agency_lists_show_facts (self->workspace, self->facts, card);
  mdg_agency_lists_show_services (self->workspace, self->services, card);
  mdg_agency_lists_show_contacts (self->workspace, self->contacts, card);
  mdg_agency_lists_show_links (self->workspace, self->links, card);
  mdg_agency_lists_show_abilities (self->workspace, self->abilities, card);
  show_ability_head (self, card);
}

static void
on_changed (MdgAgencyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static gboolean
can_change (MdgAgencyPage *self)
{
  return !mdg_workspace_is_read_only (self->workspace);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  g_autoptr (MdgRecord) agency = mdg_workspace_load (self->workspace, MDG_KIND_AGENCY, &self->agency, NULL);

  if (agency == NULL)
    return;
  if (g_str_equal (action_name, "agency.edit"))
    mdg_agency_forms_edit (widget, self->workspace, agency);
  else if (g_str_equal (action_name, "agency.edit-levels"))
    mdg_levels_dialog_present (widget, self->workspace, MDG_AGENCY (agency));
  else
    mdg_agency_forms_edit_consent (widget, self->workspace, agency);
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
add_service_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  g_autoptr (MdgRecord) service = MDG_RECORD (mdg_agency_service_new ());

  mdg_record_set_reference (service, MDG_AGENCY_SERVICE_AGENCY, &self->agency);
  mdg_record_set_integer (service, MDG_AGENCY_SERVICE_POSITION, count_rows (self->services));
  mdg_agency_forms_edit_service (widget, self->workspace, service);
}

static void
add_contact_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_agency_contact_new ());

  mdg_record_set_reference (contact, MDG_AGENCY_CONTACT_AGENCY, &self->agency);
  mdg_record_set_text (contact, MDG_AGENCY_CONTACT_KIND, "cm_time");
  mdg_record_set_text (contact, MDG_AGENCY_CONTACT_METHOD, "tel");
  mdg_record_set_text (contact, MDG_AGENCY_CONTACT_DISCLOSURE, "pro");
  mdg_record_set_integer (contact, MDG_AGENCY_CONTACT_POSITION, count_rows (self->contacts));
  mdg_agency_forms_edit_contact (widget, self->workspace, contact);
}

static void
add_link_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  g_autoptr (MdgRecord) link = MDG_RECORD (mdg_agency_link_new ());

  mdg_record_set_reference (link, MDG_AGENCY_LINK_AGENCY, &self->agency);
  mdg_record_set_text (link, MDG_AGENCY_LINK_KIND, "visit");
  mdg_agency_forms_edit_link (widget, self->workspace, link);
}

static void
on_service_activated (MdgAgencyPage *self,
                      GtkListBoxRow *row)
{
  if (can_change (self))
    mdg_agency_forms_edit_service (GTK_WIDGET (self), self->workspace, mdg_agency_lists_get_record (row));
}

static void
on_contact_activated (MdgAgencyPage *self,
                      GtkListBoxRow *row)
{
  if (can_change (self))
    mdg_agency_forms_edit_contact (GTK_WIDGET (self), self->workspace, mdg_agency_lists_get_record (row));
}

static void
on_link_activated (MdgAgencyPage *self,
                   GtkListBoxRow *row)
{
  if (can_change (self))
    mdg_agency_forms_edit_link (GTK_WIDGET (self), self->workspace, mdg_agency_lists_get_record (row));
}

static void
on_fact_activated (MdgAgencyPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agency.edit", NULL);
}

static void
on_ability_activated (MdgAgencyPage *self,
                      GtkListBoxRow *row)
{
  MdgRecord *ability = mdg_agency_lists_get_record (row);
  g_autoptr (MdgRecord) made = NULL;

  if (!can_change (self))
    return;
  if (ability == NULL)
    {
      ability = made = MDG_RECORD (mdg_agency_ability_new ());
      mdg_record_set_reference (made, MDG_AGENCY_ABILITY_AGENCY, &self->agency);
      mdg_record_set_text (made, MDG_AGENCY_ABILITY_PROC, mdg_agency_lists_get_proc (row));
      mdg_record_set_text (made, MDG_AGENCY_ABILITY_ANSWER, "cond");
    }
  mdg_agency_forms_edit_ability (GTK_WIDGET (self), self->workspace, ability);
}

typedef struct
{
  MdgUuid agency;
  char *proc;
  const char *answer;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->proc);
  g_free (answer);
}

static MdgChange *
make_answer (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Answer *answer = data;

  return mdg_directory_answer (workspace, &answer->agency, answer->proc, answer->answer, NULL, "tel", error);
}

/* A key a row: the answer stands there and the next row has the focus, so that a telephone call is typed in one pass. */
static void
answer_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  static const char *const answers[] = { NULL, "yes", "cond", "no" };
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->abilities));
  guint which = (guint) g_variant_get_int32 (parameter);
  GtkListBoxRow *next;
  Answer *answer;

  if (focus == NULL || which >= G_N_ELEMENTS (answers))
    return;

  answer = g_new0 (Answer, 1);
  answer->agency = self->agency;
  answer->proc = g_strdup (mdg_agency_lists_get_proc (GTK_LIST_BOX_ROW (focus)));
  answer->answer = answers[which];
  next = gtk_list_box_get_row_at_index (self->abilities, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) + 1);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  mdg_change_stack_run (self->changes, make_answer, answer, answer_free);
}

typedef struct
{
  MdgUuid uuid;
  MdgKind kind;
} Removal;

static MdgChange *
make_removal (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  Removal *removal = data;
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, removal->kind, &removal->uuid, error);
  MdgChange *change;

  if (record == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Directory changed"));
  mdg_change_add_void (change, record, NULL);

  return change;
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  GtkListBox *lists[] = { self->services, self->contacts, self->links };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      MdgRecord *record = mdg_agency_lists_get_record (GTK_LIST_BOX_ROW (gtk_widget_get_focus_child (GTK_WIDGET (lists[i]))));
      Removal *removal;

      if (record == NULL)
        continue;
      removal = g_new0 (Removal, 1);
      removal->uuid = *mdg_record_get_uuid (record);
      removal->kind = mdg_record_get_kind (record);
      mdg_change_stack_run (self->changes, make_removal, removal, g_free);
    }
}

static MdgChange *
make_verification (MdgWorkspace *workspace,
                   gpointer data,
                   GError **error)
{
  GVariant *given = data;
  const char *source;
  const char *text;
  MdgUuid agency;

  g_variant_get (given, "(&s&s)", &text, &source);

  return mdg_uuid_parse (text, &agency) ? mdg_directory_verify (workspace, &agency, source, error) : NULL;
}

static void
verify_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);
  char text[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (&self->agency, text);
  mdg_change_stack_run (self->changes, make_verification, g_variant_ref_sink (g_variant_new ("(ss)", text, g_variant_get_string (parameter, NULL))), (GDestroyNotify) g_variant_unref);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_equal (action_name, "agency.undo"))
    mdg_change_stack_undo (MDG_AGENCY_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_AGENCY_PAGE (widget)->changes);
}

static void
show_history_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);

  mdg_history_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, MDG_KIND_AGENCY, &self->agency, gtk_label_get_text (self->name));
}

static void
void_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgAgencyPage) self = user_data;
  g_autofree char *reason = mdg_reason_dialog_ask_finish (result);
  g_autoptr (MdgRecord) agency = reason != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_AGENCY, &self->agency, NULL) : NULL;
  MdgChange *change;

  if (agency == NULL)
    return;

  change = mdg_change_new (N_ ("Agency deleted"));
  mdg_change_add_void (change, agency, reason);
  mdg_settings_save (GTK_WIDGET (self), self->workspace, change, g_strdup (_ ("Agency deleted")), NULL);
}

static void
void_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (widget);

  mdg_reason_dialog_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Delete the agency?"), _ ("It leaves the lists. What was known of it and this reason are kept. One that has closed down is better marked as closed."), _ ("_Delete"), TRUE, mdg_workspace_get_vocabularies (self->workspace), "void_reason", void_cb, g_object_ref (self));
}

static void
mdg_agency_page_enter (MdgPage *page)
{
  reload (MDG_AGENCY_PAGE (page));
}

static void
mdg_agency_page_focus_first (MdgPage *page)
{
  gtk_widget_child_focus (MDG_AGENCY_PAGE (page)->main_pane, GTK_DIR_TAB_FORWARD);
}

static void
mdg_agency_page_dispose (GObject *object)
{
  MdgAgencyPage *self = MDG_AGENCY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_AGENCY_PAGE);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_agency_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, name);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, marks);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, main_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, services);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, links);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, ability_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, ability_head);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, abilities);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, tools);
  gtk_widget_class_bind_template_child (widget_class, MdgAgencyPage, verify_button);
}

static void
mdg_agency_page_class_init (MdgAgencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_agency_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_agency_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_agency_page_focus_first;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "directory/mdg-agency-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "agency.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "agency.edit-consent", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "agency.edit-levels", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "agency.add-service", NULL, add_service_action);
  gtk_widget_class_install_action (widget_class, "agency.add-contact", NULL, add_contact_action);
  gtk_widget_class_install_action (widget_class, "agency.add-link", NULL, add_link_action);
  gtk_widget_class_install_action (widget_class, "agency.verify", "s", verify_action);
  gtk_widget_class_install_action (widget_class, "agency.answer", "i", answer_action);
  gtk_widget_class_install_action (widget_class, "agency.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "agency.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (widget_class, "agency.void", NULL, void_action);
  gtk_widget_class_install_action (widget_class, "agency.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "agency.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "agency.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "agency.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agency.redo", NULL);
}

static void
add_key (GtkListBox *list,
         guint key,
         const char *action,
         GVariant *argument)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action));

  if (argument != NULL)
    gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}

/* The header bar is not below the page, so what stands there has actions of its own that hand on. */
static void
hand_on (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_autofree char *name = g_strconcat ("agency.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (user_data, name, parameter);
}

static void
add_header (MdgAgencyPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "verify", .parameter_type = "s", .activate = hand_on },
    { .name = "edit-consent", .activate = hand_on },
    { .name = "edit-levels", .activate = hand_on },
    { .name = "show-history", .activate = hand_on },
    { .name = "void", .activate = hand_on },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->tools, "agency", G_ACTION_GROUP (group));
  mdg_page_set_header_end (MDG_PAGE (self), self->tools);
}

static void
mdg_agency_page_init (MdgAgencyPage *self)
{
  GtkListBox *lists[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->marks), mdg_wrap_layout_new (6));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->hints), mdg_wrap_layout_new (6));
  g_signal_connect_object (self->facts, "row-activated", G_CALLBACK (on_fact_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services, "row-activated", G_CALLBACK (on_service_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "row-activated", G_CALLBACK (on_contact_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "row-activated", G_CALLBACK (on_link_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->abilities, "row-activated", G_CALLBACK (on_ability_activated), self, G_CONNECT_SWAPPED);
  lists[0] = self->services;
  lists[1] = self->contacts;
  lists[2] = self->links;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_key (lists[i], GDK_KEY_Delete, "agency.remove", NULL);
  for (int i = 0; i < 4; i++)
    {
      add_key (self->abilities, GDK_KEY_0 + (guint) i, "agency.answer", g_variant_new_int32 (i));
      add_key (self->abilities, GDK_KEY_KP_0 + (guint) i, "agency.answer", g_variant_new_int32 (i));
    }
  mdg_key_hints_add (self->hints, "1", _ ("can"));
  mdg_key_hints_add (self->hints, "2", _ ("on conditions"));
  mdg_key_hints_add (self->hints, "3", _ ("cannot"));
  mdg_key_hints_add (self->hints, "0", _ ("not answered"));
  mdg_key_hints_add (self->hints, "Enter", _ ("condition"));
  add_header (self);
  mdg_page_add_pane (MDG_PAGE (self), self->main_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->ability_pane);
}

static void
on_said (MdgAgencyPage *self,
         const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

MdgAgencyPage *
mdg_agency_page_new (MdgWorkspace *workspace)
{
  MdgAgencyPage *self = g_object_new (MDG_TYPE_AGENCY_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = mdg_change_stack_new (workspace);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  update_actions (self, NULL);

  return self;
}

void
mdg_agency_page_show_agency (MdgAgencyPage *self,
                             const MdgUuid *agency)
{
  g_return_if_fail (MDG_IS_AGENCY_PAGE (self));

  self->agency = *agency;
  reload (self);
}
