#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-review-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-forms.h"
#include "mdg-referral-asks.h"
#include "mdg-referral-dialog.h"
#include "mdg-referral-page-private.h"
#include "mdg-referral-row.h"
#include "mdg-referrals.h"
#include "mdg-sheet.h"
#include "mdg-two-pane.h"
#include "mdg-window.h"

#define DECISION_WIDTH 370
#define STORY_WIDTH 340
#define MOST 200
/* Room beside the paper for the scroll bar. */
#define EDGE 24

struct _MdgReferralReviewPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  GArray *items; /* of MdgUuid */
  guint shown;
  MdgReferralWish *wish;
  MdgPaperForm *form;
  MdgReport *paper;
  gboolean shows_names;
  gboolean is_alone;
  guint fitting;

  GtkStack *stack;
  GtkLabel *place;
  GtkLabel *state;
  GtkLabel *about;
  GtkWidget *story_button;
  GtkWidget *decision_button;
  MdgTwoPane *panes;
  MdgTwoPane *reading;
  GtkScrolledWindow *paper_pane;
  GtkWidget *story_pane;
  GtkBox *story;
  GtkWidget *decision_pane;
  GtkBox *decision;
  GtkLabel *problem;
  GtkBox *foot;
  GtkButton *names_button;
};

G_DEFINE_FINAL_TYPE (MdgReferralReviewPage, mdg_referral_review_page, MDG_TYPE_PAGE)

static MdgWindow *
get_window (MdgReferralReviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

const MdgUuid *
mdg_referral_review_page_get_uuid (MdgReferralReviewPage *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_REVIEW_PAGE (self), NULL);

  return self->shown < self->items->len ? &g_array_index (self->items, MdgUuid, self->shown) : NULL;
}

/* Received first, then what is being weighed; each by its date. */
static void
collect (MdgReferralReviewPage *self)
{
  static const char *const states[] = { "triage", "received" };
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  iso = mdg_date_dup_iso (&today);
  g_array_set_size (self->items, 0);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (MdgReferralFilter) filter = mdg_referral_filter_new ();
      g_autoptr (GArray) keys = NULL;

      mdg_referral_filter_set (filter, MDG_REFERRAL_CRITERION_STATE, states[i]);
      g_strlcpy (filter->today, iso, sizeof filter->today);
      keys = mdg_referral_list_query_keys (mdg_workspace_get_store (self->workspace), filter, NULL, MOST, NULL);
      for (guint k = 0; keys != NULL && k < keys->len; k++)
        {
          g_autoptr (MdgReferralRow) row = mdg_referral_row_new (self->workspace, g_array_index (keys, MdgRecordKey, k).id);

          if (mdg_referral_row_get_uuid (row) != NULL)
            g_array_append_vals (self->items, mdg_referral_row_get_uuid (row), 1);
        }
    }
}

/* The paper. */

static void
fit_paper (MdgReferralReviewPage *self)
{
  MdgDocument *document = self->paper != NULL ? mdg_report_get_document (self->paper) : NULL;
  GtkWidget *child = gtk_scrolled_window_get_child (self->paper_pane);
  GtkWidget *box = GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
  int room = gtk_widget_get_width (GTK_WIDGET (self->paper_pane)) - EDGE;
  double width;
  double height;

  if (document == NULL || room < 100)
    return;

  mdg_document_get_page_size_points (document, &width, &height);
  for (GtkWidget *sheet = gtk_widget_get_first_child (box); sheet != NULL; sheet = gtk_widget_get_next_sibling (sheet))
    mdg_sheet_set_scale (MDG_SHEET (sheet), room / width);
}

static gboolean
fit_in_idle (gpointer user_data)
{
  MdgReferralReviewPage *self = user_data;

  self->fitting = 0;
  fit_paper (self);

  return G_SOURCE_REMOVE;
}

/* Not now: GTK may be in the middle of giving out the room. */
static void
fit_soon (MdgReferralReviewPage *self)
{
  if (self->fitting == 0)
    self->fitting = g_idle_add (fit_in_idle, self);
}

/* Where the form cannot be printed, its words stand there. */
static void
show_paper (MdgReferralReviewPage *self,
            MdgRecord *referral)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();
  MdgFormsRequest request = { .fax = !self->shows_names, .reason = _ ("looked at on screen with names masked") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  g_ptr_array_add (referrals, referral);
  g_clear_object (&self->paper);
  self->paper = mdg_forms_new_filled (self->workspace, referrals, &request, NULL);
  for (guint i = 0; self->paper != NULL && i < mdg_document_get_n_pages (mdg_report_get_document (self->paper)); i++)
    {
      GtkWidget *sheet = mdg_sheet_new ();

      mdg_sheet_set_page (MDG_SHEET (sheet), mdg_report_get_document (self->paper), i);
      gtk_box_append (GTK_BOX (box), sheet);
    }
  if (self->paper == NULL)
    mdg_referral_parts_fill_content (GTK_BOX (box), self->workspace, referral, self->shows_names);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_scrolled_window_set_child (self->paper_pane, box);
  fit_soon (self);
}

/* The decision. */

static void
show_missing (MdgReferralReviewPage *self,
              gboolean is_refusal)
{
  guint64 missing = self->wish != NULL ? mdg_referral_wish_get_missing (self->workspace, self->wish) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((missing & MDG_REFERRAL_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : _ ("Still missing: "), mdg_referral_ask_get_label ((MdgReferralAsk) i));
  gtk_label_set_text (self->problem, text->str);
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem), (const char *[]){ is_refusal ? "mdg-late" : "mdg-dim", NULL });
}

static const MdgReferralRule *
find_decision (MdgRecord *referral)
{
  static const MdgReferralOperation decisions[] = { MDG_REFERRAL_ARRANGE, MDG_REFERRAL_ADVISE };
  MdgReferralKind kind;
  MdgReferralState state;

  if (!mdg_referral_kind_find (mdg_record_get_text (referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &state))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (mdg_referral_rules_find (kind, state, decisions[i]) != NULL)
      return mdg_referral_rules_find (kind, state, decisions[i]);

  return NULL;
}

static void
add_button (MdgReferralReviewPage *self,
            MdgReferralOperation operation,
            gboolean is_main)
{
  const char *code = mdg_referral_operation_get_code (operation);
  const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "ref_operation", code, 0);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, is_main);
  if (is_main)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.decide");
      gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter"));
      gtk_widget_add_css_class (button, "suggested-action");
    }
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.do");
    }
  gtk_box_append (self->foot, button);
}

/* What else the rules allow from here stands before the decision itself. */
static void
show_foot (MdgReferralReviewPage *self,
           MdgRecord *referral,
           const MdgReferralRule *decision)
{
  MdgReferralKind kind;
  MdgReferralState state;
  MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS];
  guint n;

  mdg_referral_parts_clear (self->foot);
  if (!mdg_referral_kind_find (mdg_record_get_text (referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &state))
    return;

  mdg_referral_asks_list_operations (kind, state, operations, &n);
  for (guint i = 0; i < n; i++)
    if (operations[i] != MDG_REFERRAL_WITHDRAW && (decision == NULL || decision->operation != operations[i]))
      add_button (self, operations[i], FALSE);
  if (decision != NULL)
    add_button (self, decision->operation, TRUE);
}

static void
on_edited (MdgReferralReviewPage *self)
{
  show_missing (self, FALSE);
}

static MdgRecord *
get_record (MdgReferralReviewPage *self,
            MdgKind kind)
{
  return kind == MDG_KIND_REFERRAL_STEP ? self->wish->step : self->wish->referral;
}

static void
show_decision (MdgReferralReviewPage *self,
               MdgRecord *referral)
{
  const MdgReferralRule *rule = find_decision (referral);
  g_autoptr (GArray) questions = rule != NULL ? mdg_referral_asks_list (rule) : NULL;

  self->form = NULL;
  mdg_referral_parts_clear (self->decision);
  g_clear_pointer (&self->wish, mdg_referral_wish_free);
  if (rule != NULL)
    {
      self->wish = mdg_referral_wish_new (self->workspace, mdg_record_get_uuid (referral), rule->operation);
      self->form = MDG_PAPER_FORM (mdg_paper_form_new (self->workspace));
      for (guint i = 0; i < questions->len; i++)
        {
          const MdgReferralQuestion *question = &g_array_index (questions, MdgReferralQuestion, i);

          mdg_paper_form_add (self->form, get_record (self, question->kind), question->block, 1);
        }
      g_signal_connect_object (self->form, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->decision, GTK_WIDGET (self->form));
    }
  show_foot (self, referral, rule);
  show_missing (self, FALSE);
}

static void
show_item (MdgReferralReviewPage *self)
{
  const MdgUuid *uuid = mdg_referral_review_page_get_uuid (self);
  g_autoptr (MdgRecord) referral = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, uuid, NULL) : NULL;
  g_autoptr (MdgReferralRow) row = NULL;
  g_autofree char *place = NULL;
  g_autofree char *about = NULL;

  gtk_stack_set_visible_child_name (self->stack, referral != NULL ? "review" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", self->shown + 1 < self->items->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", self->shown > 0);
  if (referral == NULL)
    return;

  row = mdg_referral_row_new (self->workspace, mdg_record_get_id (referral));
  place = g_strdup_printf (_ ("%u of %u"), self->shown + 1, self->items->len);
  about = g_strjoin (" · ", mdg_referral_row_get_number (row), mdg_referral_row_get_kind (row), *mdg_referral_row_get_due (row) != '\0' ? mdg_referral_row_get_due (row) : NULL, NULL);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->state, mdg_referral_row_get_state (row));
  gtk_label_set_text (self->about, about);
  show_paper (self, referral);
  mdg_referral_parts_fill_line (self->story, self->workspace, uuid);
  show_decision (self, referral);
}

static void
reload (MdgReferralReviewPage *self)
{
  const MdgUuid *uuid = mdg_referral_review_page_get_uuid (self);
  MdgUuid now = uuid != NULL ? *uuid : (MdgUuid){ 0 };
  guint before = self->shown;

  collect (self);
  /* The same if it still waits, else the one that has moved up into its place. */
  self->shown = MIN (before, self->items->len > 0 ? self->items->len - 1 : 0);
  for (guint i = 0; i < self->items->len; i++)
    if (mdg_uuid_equal (&g_array_index (self->items, MdgUuid, i), &now))
      self->shown = i;
  show_item (self);
}

static void
focus_form (MdgReferralReviewPage *self)
{
  if (self->form == NULL || !gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->foot), GTK_DIR_TAB_FORWARD);
}

static void
on_changed (MdgReferralReviewPage *self,
            MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len && gtk_widget_get_mapped (GTK_WIDGET (self)); i++)
    if (mdg_record_get_kind (records->pdata[i]) == MDG_KIND_REFERRAL)
      {
        reload (self);
        focus_form (self);
        return;
      }
}

static void
step_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (widget);
  gboolean is_next = g_str_equal (action_name, "review.next");

  if (is_next ? self->shown + 1 >= self->items->len : self->shown == 0)
    return;

  self->shown = is_next ? self->shown + 1 : self->shown - 1;
  show_item (self);
  focus_form (self);
}

static void
focus_missing (MdgReferralReviewPage *self,
               guint64 missing)
{
  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    {
      MdgKind kind;
      guint field;

      if ((missing & MDG_REFERRAL_BIT (i)) != 0 && mdg_referral_ask_get_field ((MdgReferralAsk) i, &kind, &field) && mdg_paper_form_focus_field (self->form, get_record (self, kind), field))
        return;
    }
}

static void
decide_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  guint64 missing;

  if (self->wish == NULL || mdg_workspace_is_read_only (self->workspace))
    return;
  missing = mdg_referral_wish_get_missing (self->workspace, self->wish);
  if (missing != 0)
    {
      show_missing (self, TRUE);
      focus_missing (self, missing);
      return;
    }
  if (!mdg_paper_form_check (self->form, &error) || !mdg_referral_wish_check (self->workspace, self->wish, &error))
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_css_classes (GTK_WIDGET (self->problem), (const char *[]){ "mdg-late", NULL });
      return;
    }

  mdg_referral_step_do (self->changes, self->wish);
}

static void
do_action (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (widget);
  const MdgUuid *uuid = mdg_referral_review_page_get_uuid (self);
  MdgReferralOperation operation;
  GtkWidget *dialog;

  if (uuid == NULL || !mdg_referral_operation_find (g_variant_get_string (parameter, NULL), &operation))
    return;

  dialog = mdg_referral_dialog_new (widget, self->workspace, self->changes, uuid, operation);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_equal (action_name, "review.undo"))
    mdg_change_stack_undo (MDG_REFERRAL_REVIEW_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_REFERRAL_REVIEW_PAGE (widget)->changes);
}

/* What is being decided stays as it is. */
static void
names_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (widget);
  const MdgUuid *uuid = mdg_referral_review_page_get_uuid (self);
  g_autoptr (MdgRecord) referral = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, uuid, NULL) : NULL;

  self->shows_names = !self->shows_names;
  gtk_button_set_label (self->names_button, self->shows_names ? _ ("Mask Names") : _ ("Show Names"));
  if (referral != NULL)
    show_paper (self, referral);
}

static void
set_is_alone (MdgReferralReviewPage *self,
              gboolean is_alone)
{
  if (self->is_alone == is_alone || get_window (self) == NULL)
    return;

  self->is_alone = is_alone;
  mdg_window_set_is_alone (get_window (self), is_alone);
}

static void
screen_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  set_is_alone (MDG_REFERRAL_REVIEW_PAGE (widget), !MDG_REFERRAL_REVIEW_PAGE (widget)->is_alone);
}

static void
show_pane_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (widget);
  MdgTwoPane *pane = g_str_equal (action_name, "review.show-story") ? self->reading : self->panes;

  mdg_two_pane_set_shows_end (pane, !mdg_two_pane_get_shows_end (pane));
}

static void
on_narrow_changed (MdgReferralReviewPage *self)
{
  gtk_widget_set_visible (self->story_button, mdg_two_pane_get_is_narrow (self->reading));
  gtk_widget_set_visible (self->decision_button, mdg_two_pane_get_is_narrow (self->panes));
  fit_soon (self);
}

static void
on_saved (MdgReferralReviewPage *self,
          MdgChange *change)
{
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *undo = g_strdup_printf ("win.undo-change('%s')", uuid);

  if (get_window (self) != NULL)
    mdg_window_toast_undo (get_window (self), _ (mdg_change_get_action (change)), undo);
}

static void
on_said (MdgReferralReviewPage *self,
         const char *text)
{
  if (get_window (self) != NULL)
    mdg_window_toast (get_window (self), text);
}

/* Letters that a text does not take. */
static gboolean
on_key (MdgReferralReviewPage *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  static const struct
  {
    guint key;
    const char *action;
    guint field;
    const char *value;
  } keys[] = {
    { GDK_KEY_j, "review.next" },
    { GDK_KEY_k, "review.previous" },
    { GDK_KEY_n, "review.names" },
    { GDK_KEY_1, NULL, MDG_REFERRAL_NEED, "n3" },
    { GDK_KEY_2, NULL, MDG_REFERRAL_NEED, "n2" },
    { GDK_KEY_3, NULL, MDG_REFERRAL_NEED, "n1" },
    { GDK_KEY_q, NULL, MDG_REFERRAL_URGENCY, "u4" },
    { GDK_KEY_w, NULL, MDG_REFERRAL_URGENCY, "u3" },
    { GDK_KEY_e, NULL, MDG_REFERRAL_URGENCY, "u2" },
    { GDK_KEY_r, NULL, MDG_REFERRAL_URGENCY, "u1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].key != key || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
        continue;
      if (keys[i].action != NULL)
        return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
      if (self->wish == NULL || self->wish->operation != MDG_REFERRAL_ARRANGE)
        return FALSE;
      mdg_record_set_text (self->wish->referral, keys[i].field, keys[i].value);
      mdg_paper_form_update_field (self->form, self->wish->referral, keys[i].field);
      show_missing (self, FALSE);
      return TRUE;
    }

  return FALSE;
}

static void
mdg_referral_review_page_enter (MdgPage *page)
{
  reload (MDG_REFERRAL_REVIEW_PAGE (page));
}

static void
mdg_referral_review_page_leave (MdgPage *page)
{
  set_is_alone (MDG_REFERRAL_REVIEW_PAGE (page), FALSE);
}

static void
mdg_referral_review_page_focus_first (MdgPage *page)
{
  focus_form (MDG_REFERRAL_REVIEW_PAGE (page));
}

static void
mdg_referral_review_page_dispose (GObject *object)
{
  MdgReferralReviewPage *self = MDG_REFERRAL_REVIEW_PAGE (object);

  g_clear_handle_id (&self->fitting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRAL_REVIEW_PAGE);
  g_clear_pointer (&self->wish, mdg_referral_wish_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_object (&self->paper);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_referral_review_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, place);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, state);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, about);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, story_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, decision_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, reading);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, paper_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, story_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, story);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, decision_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, decision);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, foot);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralReviewPage, names_button);
}

static void
mdg_referral_review_page_class_init (MdgReferralReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_referral_review_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_referral_review_page_enter;
  MDG_PAGE_CLASS (klass)->leave = mdg_referral_review_page_leave;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_referral_review_page_focus_first;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referral-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "review.do", "s", do_action);
  gtk_widget_class_install_action (widget_class, "review.names", NULL, names_action);
  gtk_widget_class_install_action (widget_class, "review.screen", NULL, screen_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.show-story", NULL, show_pane_action);
  gtk_widget_class_install_action (widget_class, "review.show-decision", NULL, show_pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "review.screen", NULL);
}

static void
mdg_referral_review_page_init (MdgReferralReviewPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  mdg_two_pane_set_start (self->reading, GTK_WIDGET (self->paper_pane));
  mdg_two_pane_set_end (self->reading, self->story_pane);
  mdg_two_pane_set_end_is_fixed (self->reading, TRUE);
  mdg_two_pane_set_position (self->reading, STORY_WIDTH);
  mdg_two_pane_set_start (self->panes, GTK_WIDGET (self->reading));
  mdg_two_pane_set_end (self->panes, self->decision_pane);
  mdg_two_pane_set_end_is_fixed (self->panes, TRUE);
  mdg_two_pane_set_position (self->panes, DECISION_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->paper_pane), "notify::page-size", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "review.decide");
  mdg_page_add_pane (MDG_PAGE (self), self->decision_pane);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->reading));
}

MdgReferralReviewPage *
mdg_referral_review_page_new (MdgWorkspace *workspace)
{
  MdgReferralReviewPage *self = g_object_new (MDG_TYPE_REFERRAL_REVIEW_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = mdg_change_stack_new (workspace);
  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "empty");

  return self;
}

MdgReferralWish *
mdg_referral_review_page_get_wish (MdgReferralReviewPage *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_REVIEW_PAGE (self), NULL);

  return self->wish;
}

MdgPaperForm *
mdg_referral_review_page_get_form (MdgReferralReviewPage *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_REVIEW_PAGE (self), NULL);

  return self->form;
}

gboolean
mdg_referral_review_page_shows_names (MdgReferralReviewPage *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_REVIEW_PAGE (self), FALSE);

  return self->shows_names;
}
