#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-trace-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-consultation.h"
#include "mdg-decision.h"
#include "mdg-finding.h"
#include "mdg-ladder-trace.h"
#include "mdg-measure-review.h"
#include "mdg-report-ladder.h"
#include "mdg-report-preview.h"
#include "mdg-report-reply.h"

#define INDENT 26

struct _MdgTracePage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgKind kind;
  MdgUuid uuid;
  guint reload_source;

  GtkLabel *question;
  GtkLabel *note;
  GtkListBox *list;
  GtkMenuButton *reply_button; /* a menu of those who consulted about a case */
  GtkWidget *way_button;
  GtkButton *print_button;
};

G_DEFINE_FINAL_TYPE (MdgTracePage, mdg_trace_page, MDG_TYPE_PAGE)

static gboolean
is_down (MdgTracePage *self)
{
  return self->kind == MDG_KIND_MEASURE || self->kind == MDG_KIND_RAISED_ISSUE;
}

static const char *
get_kind_word (MdgKind kind)
{
  switch ((int) kind)
    {
    case MDG_KIND_MEASURE:
      return _ ("Measure");
    case MDG_KIND_RAISED_ISSUE:
      return _ ("Issue");
    case MDG_KIND_CASE:
      return _ ("Case");
    case MDG_KIND_FINDING:
      return _ ("Sentence");
    case MDG_KIND_CONSULTATION:
      return _ ("Consulted");
    case MDG_KIND_DECISION:
      return _ ("Decision");
    case MDG_KIND_MEASURE_REVIEW:
      return _ ("Review");
    default:
      return "";
    }
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
new_row (const MdgLadderStep *step)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *kind = gtk_label_new (get_kind_word (step->kind));
  g_autofree char *below = g_strdup_printf ("%s%s%s", step->state, *step->state != '\0' && *step->who != '\0' ? "　" : "", step->who);
  g_autofree char *text = g_strdup_printf ("%s%s", step->is_grave ? "★ " : "", step->text);
  g_autofree char *name = g_strdup_printf ("%s %s %s", get_kind_word (step->kind), text, below);
  GtkWidget *words = new_label (text, step->depth == 0 ? "mdg-heading" : NULL);

  gtk_widget_add_css_class (kind, "mdg-mark");
  gtk_widget_set_valign (kind, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), kind);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (box), line);
  if (*below != '\0')
    gtk_box_append (GTK_BOX (box), new_label (below, "mdg-hint"));
  gtk_widget_set_margin_start (box, (int) step->depth * INDENT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) step->depth + 1, -1);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (step->kind));
  g_object_set_data_full (G_OBJECT (row), "uuid", g_memdup2 (&step->uuid, sizeof step->uuid), g_free);

  return row;
}

/* What the tree does not say by itself: that it ends here, and what would come next. */
static const char *
get_note (MdgTracePage *self,
          GPtrArray *steps)
{
  gboolean has_issue = FALSE;
  gboolean has_measure = FALSE;
  gboolean has_case = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      MdgKind kind = ((MdgLadderStep *) steps->pdata[i])->kind;

      has_issue = has_issue || kind == MDG_KIND_RAISED_ISSUE;
      has_measure = has_measure || kind == MDG_KIND_MEASURE;
      has_case = has_case || kind == MDG_KIND_CASE || kind == MDG_KIND_CONSULTATION;
    }
  if (is_down (self))
    return has_case ? NULL : _ ("No case stands behind it yet. In the table of cases, a column's cases are raised by Ctrl+R.");
  if (!has_issue)
    return _ ("Nothing was raised from it yet. Classify the case in the issue table; Ctrl+R there raises a column's cases.");

  return has_measure ? NULL : _ ("It was raised; no measure answers it yet.");
}

/* "R8.5.12 火 14:05　常盤平包括　山田" */
static char *
dup_consulter (MdgRecord *consultation)
{
  const char *at = mdg_record_get_text (consultation, MDG_CONSULTATION_RECEIVED_AT);
  const char *affiliation = mdg_record_get_text (consultation, MDG_CONSULTATION_AFFILIATION);
  const char *name = mdg_record_get_text (consultation, MDG_CONSULTATION_CONSULTER_NAME);
  g_autofree char *day = at != NULL ? mdg_datetime_format (at) : g_strdup ("");

  return g_strdup_printf ("%s　%s%s%s", day, affiliation != NULL ? affiliation : "", affiliation != NULL && name != NULL ? "　" : "", name != NULL ? name : "");
}

/* To each who consulted about the case. */
static void
fill_replies (MdgTracePage *self)
{
  g_autoptr (GPtrArray) consultations = self->kind == MDG_KIND_CASE ? mdg_workspace_list_children (self->workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, &self->uuid, NULL) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; consultations != NULL && i < consultations->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (consultations->pdata[i]));
      g_autofree char *action = g_strdup_printf ("trace.reply('%s')", uuid);
      g_autofree char *label = dup_consulter (consultations->pdata[i]);

      g_menu_append (menu, label, action);
    }
  gtk_menu_button_set_menu_model (self->reply_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->reply_button), consultations != NULL && consultations->len > 0);
}

static void
fill (MdgTracePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = is_down (self) ? mdg_ladder_trace_down (self->workspace, self->kind, &self->uuid, &error) : mdg_ladder_trace_up (self->workspace, self->kind, &self->uuid, &error);
  GtkWidget *child;
  const char *note;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    gtk_list_box_append (self->list, new_row (steps->pdata[i]));
  note = steps != NULL ? get_note (self, steps) : error->message;
  gtk_label_set_text (self->question, mdg_report_trace_get_question (self->kind));
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_button_set_label (self->print_button, self->kind == MDG_KIND_CONSULTATION ? _ ("Print the Reply") : _ ("Print"));
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), steps != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->way_button), steps != NULL && self->kind == MDG_KIND_CONSULTATION);
  fill_replies (self);
}

static void
lead (MdgTracePage *self,
      const char *action,
      const MdgUuid *uuid)
{
  g_autofree char *text = mdg_uuid_dup_string (uuid);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", text);
}

/* A record with a page of its own, or what the record belongs to. */
static void
go_to (MdgTracePage *self,
       MdgKind kind,
       const MdgUuid *uuid)
{
  static const struct
  {
    MdgKind kind;
    guint field;
    MdgKind owner;
  } owners[] = {
    { MDG_KIND_FINDING, MDG_FINDING_CONSULTATION, MDG_KIND_CONSULTATION },
    { MDG_KIND_FINDING, MDG_FINDING_CASE, MDG_KIND_CASE },
    { MDG_KIND_DECISION, MDG_DECISION_MEASURE, MDG_KIND_MEASURE },
    { MDG_KIND_DECISION, MDG_DECISION_RAISED_ISSUE, MDG_KIND_RAISED_ISSUE },
    { MDG_KIND_MEASURE_REVIEW, MDG_MEASURE_REVIEW_MEASURE, MDG_KIND_MEASURE },
  };
  g_autoptr (MdgRecord) record = NULL;
  const MdgUuid *meeting;

  if (kind == MDG_KIND_CASE)
    lead (self, "win.show-case", uuid);
  else if (kind == MDG_KIND_CONSULTATION)
    lead (self, "win.show-consultation", uuid);
  else if (kind == MDG_KIND_MEASURE)
    lead (self, "win.show-measure", uuid);
  else if (kind == MDG_KIND_RAISED_ISSUE)
    lead (self, "win.show-raised-issue", uuid);
  if (kind != MDG_KIND_FINDING && kind != MDG_KIND_DECISION && kind != MDG_KIND_MEASURE_REVIEW)
    return;

  record = mdg_workspace_load (self->workspace, kind, uuid, NULL);
  meeting = record != NULL && kind == MDG_KIND_DECISION ? mdg_record_get_reference (record, MDG_DECISION_MEETING) : NULL;
  if (meeting != NULL && MDG_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))) && g_action_group_has_action (G_ACTION_GROUP (gtk_widget_get_root (GTK_WIDGET (self))), "show-meeting"))
    {
      lead (self, "win.show-meeting", meeting);
      return;
    }
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (owners); i++)
    if (owners[i].kind == kind && mdg_record_get_reference (record, owners[i].field) != NULL)
      {
        go_to (self, owners[i].owner, mdg_record_get_reference (record, owners[i].field));
        return;
      }
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  MdgTracePage *self)
{
  go_to (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")), g_object_get_data (G_OBJECT (row), "uuid"));
}

/* To what was asked about. */
static void
back_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgTracePage *self = MDG_TRACE_PAGE (widget);

  if (!mdg_uuid_is_nil (&self->uuid))
    go_to (self, self->kind, &self->uuid);
}

static gboolean
reload_cb (gpointer user_data)
{
  MdgTracePage *self = user_data;

  self->reload_source = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

static void
queue_reload (MdgTracePage *self)
{
  if (self->reload_source == 0 && !mdg_uuid_is_nil (&self->uuid))
    self->reload_source = g_idle_add (reload_cb, self);
}

static void
mdg_trace_page_focus_first (MdgPage *page)
{
  MdgTracePage *self = MDG_TRACE_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
present (MdgTracePage *self,
         MdgReport *report,
         GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (root), self->workspace, report);
  else if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), error->message);
}

static void
print_way (MdgTracePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_trace_new (self->workspace, self->kind, &self->uuid, &error);

  present (self, report, error);
}

static void
print_reply (MdgTracePage *self,
             const MdgUuid *consultation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_reply_new (self->workspace, consultation, &error);

  present (self, report, error);
}

/* Who consulted gets a letter; for all else the way itself is the sheet. */
static void
mdg_trace_page_print (MdgPage *page)
{
  MdgTracePage *self = MDG_TRACE_PAGE (page);

  if (mdg_uuid_is_nil (&self->uuid))
    return;
  if (self->kind == MDG_KIND_CONSULTATION)
    print_reply (self, &self->uuid);
  else
    print_way (self);
}

static void
print_way_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  print_way (MDG_TRACE_PAGE (widget));
}

static void
reply_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    print_reply (MDG_TRACE_PAGE (widget), &uuid);
}

static void
mdg_trace_page_dispose (GObject *object)
{
  MdgTracePage *self = MDG_TRACE_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_trace_page_parent_class)->dispose (object);
}

static void
mdg_trace_page_class_init (MdgTracePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_trace_page_dispose;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_trace_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_trace_page_print;
  gtk_widget_class_install_action (widget_class, "trace.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "trace.reply", "s", reply_action);
  gtk_widget_class_install_action (widget_class, "trace.print-way", NULL, print_way_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "trace.back", NULL);
}

static void
add_print_buttons (MdgTracePage *self,
                   GtkBox *head)
{
  self->reply_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->reply_button, _ ("Reply to the One Who Consulted"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reply_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reply to the One Who Consulted"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->reply_button), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->question), TRUE);
  gtk_label_set_xalign (self->question, 0);
  self->way_button = gtk_button_new_with_label (_ ("Print the Way"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->way_button), "trace.print-way");
  gtk_widget_set_visible (self->way_button, FALSE);
  self->print_button = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print_button), "win.print");
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), FALSE);
  gtk_box_append (head, GTK_WIDGET (self->reply_button));
  gtk_box_append (head, self->way_button);
  gtk_box_append (head, GTK_WIDGET (self->print_button));
}

static void
mdg_trace_page_init (MdgTracePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "trace.back");
  gtk_widget_set_tooltip_text (back, _ ("Back (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  gtk_widget_add_css_class (back, "flat");
  self->question = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "mdg-page-title");
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->question));
  add_print_buttons (self, GTK_BOX (head));
  self->note = GTK_LABEL (new_label ("", "mdg-hint"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mdg-trace-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The way through the ladder"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

MdgTracePage *
mdg_trace_page_new (MdgWorkspace *workspace)
{
  MdgTracePage *self = g_object_new (MDG_TYPE_TRACE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  mdg_page_set_title (MDG_PAGE (self), _ ("Promotion Ladder"));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (queue_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "register-changed", G_CALLBACK (queue_reload), self, G_CONNECT_SWAPPED);

  return self;
}

void
mdg_trace_page_show (MdgTracePage *self,
                     MdgKind kind,
                     const MdgUuid *uuid)
{
  g_return_if_fail (MDG_IS_TRACE_PAGE (self));

  self->kind = kind;
  self->uuid = *uuid;
  fill (self);
}

GtkListBox *
mdg_trace_page_get_list (MdgTracePage *self)
{
  g_return_val_if_fail (MDG_IS_TRACE_PAGE (self), NULL);

  return self->list;
}
