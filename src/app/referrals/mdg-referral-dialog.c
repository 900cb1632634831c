#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-referral-asks.h"
#include "mdg-referral-item.h"
#include "mdg-referral-outcome.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"

struct _MdgReferralDialog
{
  AdwWindow parent_instance;

  GtkBox *content;
  GtkLabel *note;
  GtkLabel *problem;
  GtkButton *save_button;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgReferralWish *wish;
  MdgPaperForm *form;
  GArray *lines; /* of MdgPaperLine, made of the terms of a vocabulary */
  GArray *blocks;
};

G_DEFINE_FINAL_TYPE (MdgReferralDialog, mdg_referral_dialog, ADW_TYPE_WINDOW)

static const char *
get_verb (MdgReferralDialog *self)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "ref_operation", mdg_referral_operation_get_code (self->wish->operation), 0);
}

/* What is still missing, quietly while it is typed, and as a refusal once saving was tried. */
static void
show_missing (MdgReferralDialog *self,
              gboolean is_refusal)
{
  guint64 missing = mdg_referral_wish_get_missing (self->workspace, self->wish);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((missing & MDG_REFERRAL_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", mdg_referral_ask_get_label ((MdgReferralAsk) i));
  if (text->len > 0)
    g_string_prepend (text, _ ("Still missing: "));
  gtk_label_set_text (self->problem, text->len > 0 ? text->str : _ ("Everything needed is there."));
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem), (const char *[]){ "mdg-foot", is_refusal && missing != 0 ? "mdg-late" : "mdg-dim", NULL });
}

static void
refuse (MdgReferralDialog *self,
        const char *reason)
{
  gtk_label_set_text (self->problem, reason);
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem), (const char *[]){ "mdg-foot", "mdg-late", NULL });
}

static MdgRecord *
get_record (MdgReferralDialog *self,
            MdgKind kind)
{
  if (kind == MDG_KIND_REFERRAL_VISIT)
    return self->wish->visit;

  return kind == MDG_KIND_REFERRAL_STEP ? self->wish->step : self->wish->referral;
}

/* The first field something is missing in. */
static void
focus_missing (MdgReferralDialog *self,
               guint64 missing)
{
  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    {
      MdgKind kind;
      guint field;

      if ((missing & MDG_REFERRAL_BIT (i)) == 0)
        continue;
      if (mdg_referral_ask_get_field ((MdgReferralAsk) i, &kind, &field) && get_record (self, kind) != NULL && mdg_paper_form_focus_field (self->form, get_record (self, kind), field))
        return;
    }
}

static gboolean
focus_extra (MdgReferralDialog *self,
             GError **error)
{
  for (guint i = 0; i < self->wish->extras->len; i++)
    {
      MdgRecord *extra = self->wish->extras->pdata[i];

      if (mdg_record_get_kind (extra) == MDG_KIND_REFERRAL_SCALE && !mdg_record_is_empty (extra, MDG_REFERRAL_SCALE_SCORE) && !mdg_record_validate (extra, error))
        {
          mdg_paper_form_focus_field (self->form, extra, MDG_REFERRAL_SCALE_SCORE);
          return FALSE;
        }
    }

  return TRUE;
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgReferralDialog *self = MDG_REFERRAL_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  guint64 missing;

  if (!mdg_paper_form_check (self->form, &error) || !focus_extra (self, &error))
    {
      refuse (self, error->message);
      return;
    }
  missing = mdg_referral_wish_get_missing (self->workspace, self->wish);
  if (missing != 0)
    {
      show_missing (self, TRUE);
      focus_missing (self, missing);
      return;
    }
  if (!mdg_referral_wish_check (self->workspace, self->wish, &error))
    {
      refuse (self, error->message);
      return;
    }

  mdg_referral_step_do (self->changes, self->wish);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_edited (MdgReferralDialog *self)
{
  show_missing (self, FALSE);
}

static void
mdg_referral_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_referral_dialog_parent_class)->map (widget);

  gtk_widget_child_focus (GTK_WIDGET (MDG_REFERRAL_DIALOG (widget)->form), GTK_DIR_TAB_FORWARD);
}

static void
mdg_referral_dialog_dispose (GObject *object)
{
  MdgReferralDialog *self = MDG_REFERRAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRAL_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (mdg_referral_dialog_parent_class)->dispose (object);
}

static void
mdg_referral_dialog_finalize (GObject *object)
{
  MdgReferralDialog *self = MDG_REFERRAL_DIALOG (object);

  g_clear_pointer (&self->wish, mdg_referral_wish_free);
  g_array_unref (self->lines);
  g_array_unref (self->blocks);

  G_OBJECT_CLASS (mdg_referral_dialog_parent_class)->finalize (object);
}

static void
mdg_referral_dialog_class_init (MdgReferralDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_referral_dialog_dispose;
  object_class->finalize = mdg_referral_dialog_finalize;
  widget_class->map = mdg_referral_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referral-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgReferralDialog, content);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralDialog, note);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralDialog, save_button);
  gtk_widget_class_install_action (widget_class, "operation.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "operation.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_referral_dialog_init (MdgReferralDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_array_sized_new (FALSE, TRUE, sizeof (MdgPaperLine), 64);
  self->blocks = g_array_sized_new (FALSE, TRUE, sizeof (MdgPaperBlock), 64);
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "operation.save");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

/* Room was made for all of them: a form borrows its lines. */
static void
add_block (MdgReferralDialog *self,
           MdgRecord *record,
           const char *head,
           const MdgPaperLine *lines,
           guint n_lines)
{
  MdgPaperBlock block = { head, NULL, n_lines };
  guint at = self->lines->len;

  g_assert (self->lines->len + n_lines <= 64 && self->blocks->len < 64);
  g_array_append_vals (self->lines, lines, n_lines);
  block.lines = &g_array_index (self->lines, MdgPaperLine, at);
  g_array_append_val (self->blocks, block);
  mdg_paper_form_add (self->form, record, &g_array_index (self->blocks, MdgPaperBlock, self->blocks->len - 1), 1);
}

static void
add_scales (MdgReferralDialog *self)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "scale", 0);

  for (guint i = 0; i < terms->len; i++)
    {
      MdgRecord *scale = MDG_RECORD (mdg_referral_scale_new ());
      MdgPaperLine line = { MDG_REFERRAL_SCALE_SCORE, MDG_PAPER_NUMBER, MDG_PAPER_ROW | MDG_PAPER_HEADED, g_intern_string (mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL)), 6 };

      mdg_record_set_text (scale, MDG_REFERRAL_SCALE_SCALE, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));
      mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (self->wish->referral));
      g_ptr_array_add (self->wish->extras, scale);
      add_block (self, scale, g_intern_string (mdg_record_get_text (terms->pdata[i], MDG_TERM_SHORT)), &line, 1);
    }
}

static void
add_outcomes (MdgReferralDialog *self)
{
  static const MdgPaperLine lines[] = {
    { MDG_REFERRAL_OUTCOME_OUTCOME, MDG_PAPER_BOXES, MDG_PAPER_ROW | MDG_PAPER_WIDE | MDG_PAPER_HEADED, N_ ("Outcome") },
    { MDG_REFERRAL_OUTCOME_OUTCOME_ON, MDG_PAPER_DATE, MDG_PAPER_ROW, N_ ("Date"), 12 },
    { MDG_REFERRAL_OUTCOME_TEXT, MDG_PAPER_TEXT, MDG_PAPER_WIDE, N_ ("In words"), 12 },
  };
  MdgRecord *outcome = MDG_RECORD (mdg_referral_outcome_new ());
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_reference (outcome, MDG_REFERRAL_OUTCOME_REFERRAL, mdg_record_get_uuid (self->wish->referral));
  mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_SPAN, "close");
  mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME_ON, iso);
  g_ptr_array_add (self->wish->extras, outcome);
  add_block (self, outcome, N_ ("Outcome"), lines, G_N_ELEMENTS (lines));
}

static void
add_items (MdgReferralDialog *self)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, "startup_item", 0);

  for (guint i = 0; i < terms->len; i++)
    {
      static const MdgPaperLine lines[] = {
        { MDG_REFERRAL_ITEM_STATUS, MDG_PAPER_CODE, MDG_PAPER_ROW, N_ ("State") },
        { MDG_REFERRAL_ITEM_DONE_ON, MDG_PAPER_DATE, MDG_PAPER_PLAIN, N_ ("Date"), 12 },
      };
      MdgRecord *item;

      if (mdg_vocabularies_is_group (vocabularies, terms->pdata[i]))
        continue;
      item = MDG_RECORD (mdg_referral_item_new ());
      mdg_record_set_reference (item, MDG_REFERRAL_ITEM_REFERRAL, mdg_record_get_uuid (self->wish->referral));
      mdg_record_set_text (item, MDG_REFERRAL_ITEM_ITEM, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));
      mdg_record_set_integer (item, MDG_REFERRAL_ITEM_POSITION, i);
      g_ptr_array_add (self->wish->extras, item);
      add_block (self, item, g_intern_string (mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL)), lines, G_N_ELEMENTS (lines));
    }
}

static void
add_questions (MdgReferralDialog *self,
               const MdgReferralRule *rule)
{
  g_autoptr (GArray) questions = mdg_referral_asks_list (rule);

  if (rule->operation == MDG_REFERRAL_CLOSE)
    add_outcomes (self);
  if ((rule->asks & MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_ITEMS)) != 0)
    add_items (self);
  for (guint i = 0; i < questions->len; i++)
    {
      const MdgReferralQuestion *question = &g_array_index (questions, MdgReferralQuestion, i);

      mdg_paper_form_add (self->form, get_record (self, question->kind), question->block, 1);
    }
  if (mdg_referral_asks_scales (rule))
    add_scales (self);
}

/* Where abuse may be at hand the city's line is in sight while the decision is made. */
static void
show_note (MdgReferralDialog *self)
{
  const char *line = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), MDG_CENTRE_REPORT_LINE);
  gboolean is_suspected = mdg_record_has_code (self->wish->referral, MDG_REFERRAL_TARGETS, "mt2");
  g_autofree char *text = NULL;

  if (!is_suspected || self->wish->operation == MDG_REFERRAL_CLOSE)
    return;

  text = line != NULL ? g_strdup_printf (_ ("Abuse is suspected. The city takes reports here: %s"), line)
                      : g_strdup (_ ("Abuse is suspected. Report it to the city; its number can be kept in the settings of the centre."));
  gtk_label_set_text (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

GtkWidget *
mdg_referral_dialog_new (GtkWidget *owner,
                         MdgWorkspace *workspace,
                         MdgChangeStack *changes,
                         const MdgUuid *referral,
                         MdgReferralOperation operation)
{
  g_autoptr (MdgReferralWish) wish = mdg_referral_wish_new (workspace, referral, operation);
  const MdgReferralRule *rule;
  MdgReferralDialog *self;
  MdgReferralKind kind;
  MdgReferralState from;

  if (wish == NULL || !mdg_referral_kind_find (mdg_record_get_text (wish->referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (wish->referral, MDG_REFERRAL_STATUS), &from))
    return NULL;
  rule = mdg_referral_rules_find (kind, from, operation);
  if (rule == NULL)
    return NULL;

  self = g_object_new (MDG_TYPE_REFERRAL_DIALOG, "transient-for", gtk_widget_get_root (owner), NULL);
  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (changes);
  self->wish = g_steal_pointer (&wish);
  gtk_window_set_title (GTK_WINDOW (self), get_verb (self));
  gtk_button_set_label (self->save_button, get_verb (self));
  self->form = MDG_PAPER_FORM (mdg_paper_form_new (workspace));
  add_questions (self, rule);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->content, GTK_WIDGET (self->form));
  show_note (self);
  show_missing (self, FALSE);

  return GTK_WIDGET (self);
}

MdgPaperForm *
mdg_referral_dialog_get_form (MdgReferralDialog *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_DIALOG (self), NULL);

  return self->form;
}

MdgReferralWish *
mdg_referral_dialog_get_wish (MdgReferralDialog *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_DIALOG (self), NULL);

  return self->wish;
}

const char *
mdg_referral_dialog_get_problem (MdgReferralDialog *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_DIALOG (self), NULL);

  return gtk_label_get_text (self->problem);
}
