#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-event-row.h"

#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-finding.h"

struct _MdgEventRow
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgRecord *note;
  char *text;
  GArray *marks;
  GPtrArray *lost; /* quotes whose text is gone */
  MdgNoteView *view;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (MdgEventRow, mdg_event_row, GTK_TYPE_BOX)

static const char *const icons[MDG_N_EVENTS] = {
  "mdg-consultations-symbolic",
  "call-start-symbolic",
  "document-edit-symbolic",
  "object-select-symbolic",
  "emblem-important-symbolic",
  "system-users-symbolic",
  "mail-forward-symbolic",
};

/* How it came; the consultation itself keeps the sign of consultations. */
static const struct
{
  const char *channel;
  const char *icon;
} channel_icons[] = {
  { "tel", "call-start-symbolic" },
  { "visit_in", "avatar-default-symbolic" },
  { "home", "go-home-symbolic" },
  { "fax", "printer-symbolic" },
  { "mail", "mail-unread-symbolic" },
  { "ict", "network-transmit-receive-symbolic" },
  { "letter", "document-send-symbolic" },
  { "web", "camera-web-symbolic" },
  { "meet", "system-users-symbolic" },
};

static const char *
get_icon (const MdgCaseEvent *event)
{
  for (guint i = 0; event->kind == MDG_EVENT_CONTACT && i < G_N_ELEMENTS (channel_icons); i++)
    if (g_strcmp0 (channel_icons[i].channel, event->channel) == 0)
      return channel_icons[i].icon;

  return event->kind == MDG_EVENT_CONTACT ? "mail-send-receive-symbolic" : icons[event->kind];
}

static void
clear_mark (gpointer data)
{
  g_free (((MdgNoteMark *) data)->label);
}

static gboolean
is_of_note (MdgEventRow *self,
            MdgRecord *finding)
{
  static const guint fields[] = { MDG_FINDING_CONTACT, MDG_FINDING_MEMO, MDG_FINDING_CONSULTATION };

  for (guint i = 0; self->note != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (finding, fields[i]);

      /* A finding of a contact names its consultation, too. */
      if (uuid != NULL)
        return mdg_uuid_equal (uuid, mdg_record_get_uuid (self->note));
    }

  return FALSE;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const MdgNoteMark *x = a;
  const MdgNoteMark *y = b;

  return x->end != y->end ? (x->end > y->end) - (x->end < y->end) : (x->start > y->start) - (x->start < y->start);
}

static void
collect_marks (MdgEventRow *self,
               GPtrArray *issues)
{
  glong length = self->text != NULL ? g_utf8_strlen (self->text, -1) : 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const MdgCaseIssueEntry *entry = issues->pdata[i];

      for (guint j = 0; j < entry->findings->len; j++)
        {
          MdgRecord *finding = entry->findings->pdata[j];
          const char *quote = mdg_record_get_text (finding, MDG_FINDING_QUOTE);
          gint64 offset = mdg_record_get_integer (finding, MDG_FINDING_OFFSET);
          glong n = quote != NULL ? g_utf8_strlen (quote, -1) : 0;
          MdgNoteMark mark = { 0 };

          if (!is_of_note (self, finding) || n == 0)
            continue;
          if (mdg_record_get_flag (finding, MDG_FINDING_IS_LOST) || offset < 0 || offset + n > length)
            {
              g_ptr_array_add (self->lost, g_strdup (quote));
              continue;
            }
          mark.start = (guint) offset;
          mark.end = (guint) (offset + n);
          mark.group = entry->group;
          mark.label = g_strdup_printf ("%s%u", mdg_issue_group_get_letter (entry->group), entry->number);
          g_array_append_val (self->marks, mark);
        }
    }
  g_array_sort (self->marks, compare_marks);
}

static void
show_note (MdgEventRow *self)
{
  mdg_note_view_set_note (self->view, self->text, self->marks);
  gtk_widget_set_visible (self->more_button, mdg_note_view_is_folded (self->view));
}

static void
unfold (MdgEventRow *self)
{
  mdg_note_view_unfold (self->view);
  show_note (self);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_when (MdgEventRow *self,
          const MdgCaseEvent *event)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = mdg_describe_day (self->workspace, event->at);
  g_autofree char *time = mdg_describe_time (event->at);
  GtkWidget *day_label = new_label (day, "mdg-heading");
  GtkWidget *time_label = new_label (time, "mdg-hint");

  gtk_label_set_xalign (GTK_LABEL (day_label), 1);
  gtk_label_set_xalign (GTK_LABEL (time_label), 1);
  gtk_label_set_width_chars (GTK_LABEL (day_label), 9);
  gtk_widget_add_css_class (day_label, "mdg-figures");
  gtk_box_append (GTK_BOX (box), day_label);
  gtk_box_append (GTK_BOX (box), time_label);

  return box;
}

static GtkWidget *
new_rail (const MdgCaseEvent *event,
          gboolean is_last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (event));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (icon, "mdg-rail-icon");
  gtk_widget_add_css_class (line, "mdg-rail-line");
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  if (!is_last)
    gtk_box_append (GTK_BOX (box), line);

  return box;
}

static void
add_lost (MdgEventRow *self,
          GtkWidget *body)
{
  for (guint i = 0; i < self->lost->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” — the original text was changed"), (const char *) self->lost->pdata[i]);
      GtkWidget *label = new_label (text, "mdg-hint");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (body), label);
    }
}

static GtkWidget *
new_menu_button (const MdgCaseEvent *event)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  char uuid[MDG_UUID_STRING_SIZE];
  g_autofree char *show = NULL;
  g_autofree char *go_on = NULL;
  g_autofree char *take_out = NULL;

  mdg_uuid_format (&event->consultation, uuid);
  show = g_strdup_printf ("win.show-consultation('%s')", uuid);
  go_on = g_strdup_printf ("win.continue-consultation('%s')", uuid);
  take_out = g_strdup_printf ("case.unlink('%s')", uuid);
  g_menu_append (menu, _ ("Open the Consultation"), show);
  g_menu_append (menu, _ ("Write On"), go_on);
  g_menu_append (menu, _ ("Take Out of the Case"), take_out);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("What can be done with the consultation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What can be done with the consultation"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mdg-small");

  return button;
}

static GtkWidget *
new_open_button (const char *label,
                 const char *action,
                 const MdgUuid *record)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (record, uuid);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mdg-small");

  return button;
}

static GtkWidget *
new_body (MdgEventRow *self,
          const MdgCaseEvent *event)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *about = new_label (event->about, "mdg-dim");
  GtkWidget *view = mdg_note_view_new ();
  g_autofree char *name = g_strjoin (" ", event->head, event->about, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (about, *event->about != '\0' ? event->about : NULL);
  gtk_box_append (GTK_BOX (head), new_label (event->head, "mdg-heading"));
  gtk_widget_set_hexpand (about, TRUE);
  gtk_box_append (GTK_BOX (head), about);
  if (event->kind == MDG_EVENT_CONSULTATION)
    gtk_box_append (GTK_BOX (head), new_menu_button (event));
  if (event->kind == MDG_EVENT_MEETING)
    gtk_box_append (GTK_BOX (head), new_open_button (_ ("Open the Meeting"), "win.show-meeting", &event->meeting));
  if (!mdg_uuid_is_nil (&event->referral))
    gtk_box_append (GTK_BOX (head), new_open_button (_ ("Open the Referral"), "win.show-referral", &event->referral));
  gtk_box_append (GTK_BOX (body), head);

  self->view = MDG_NOTE_VIEW (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (view, self->text != NULL);
  gtk_box_append (GTK_BOX (body), view);
  self->more_button = gtk_button_new_with_label (_ ("Read on"));
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_add_css_class (self->more_button, "mdg-small");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (unfold), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (body), self->more_button);
  add_lost (self, body);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_margin_bottom (body, 14);

  return body;
}

static void
mdg_event_row_finalize (GObject *object)
{
  MdgEventRow *self = MDG_EVENT_ROW (object);

  g_clear_object (&self->note);
  g_object_unref (self->workspace);
  g_free (self->text);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->lost);

  G_OBJECT_CLASS (mdg_event_row_parent_class)->finalize (object);
}

static void
mdg_event_row_class_init (MdgEventRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_event_row_finalize;
}

static void
mdg_event_row_init (MdgEventRow *self)
{
  self->marks = g_array_new (FALSE, TRUE, sizeof (MdgNoteMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

GtkWidget *
mdg_event_row_new (MdgWorkspace *workspace,
                   const MdgCaseEvent *event,
                   GPtrArray *issues,
                   gboolean is_last)
{
  MdgEventRow *self = g_object_new (MDG_TYPE_EVENT_ROW, NULL);
  GtkBox *box = GTK_BOX (self);

  self->workspace = g_object_ref (workspace);
  self->note = event->note != NULL ? g_object_ref (event->note) : NULL;
  self->text = g_strdup (event->text);
  collect_marks (self, issues);
  gtk_box_append (box, new_when (self, event));
  gtk_box_append (box, new_rail (event, is_last));
  gtk_box_append (box, new_body (self, event));
  show_note (self);

  return GTK_WIDGET (self);
}

MdgRecord *
mdg_event_row_get_note (MdgEventRow *self)
{
  g_return_val_if_fail (MDG_IS_EVENT_ROW (self), NULL);

  return self->note;
}

MdgNoteView *
mdg_event_row_get_view (MdgEventRow *self)
{
  g_return_val_if_fail (MDG_IS_EVENT_ROW (self), NULL);

  return self->view;
}

gboolean
mdg_event_row_show_finding (MdgEventRow *self,
                            MdgRecord *finding)
{
  gint64 offset = mdg_record_get_integer (finding, MDG_FINDING_OFFSET);
  const char *quote = mdg_record_get_text (finding, MDG_FINDING_QUOTE);

  g_return_val_if_fail (MDG_IS_EVENT_ROW (self), FALSE);

  if (!is_of_note (self, finding))
    return FALSE;

  unfold (self);
  if (mdg_record_get_flag (finding, MDG_FINDING_IS_LOST) || offset < 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    mdg_note_view_select (self->view, (guint) offset, (guint) (offset + g_utf8_strlen (quote, -1)));

  return TRUE;
}
