#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-box.h"

#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-referral-code.h"
#include "mdg-referral-watch.h"
#include "mdg-tooltip.h"

/* More stand on the page of referrals. */
#define MAX_ROWS 8

struct _MdgReferralBox
{
  GtkBox parent_instance;

  GtkWidget *count;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (MdgReferralBox, mdg_referral_box, GTK_TYPE_BOX)

static GtkWidget *
new_label (const char *text,
           const char *style,
           float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  mdg_tooltip_add (label, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
on_row_activated (MdgReferralBox *self,
                  GtkListBoxRow *row)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), "referral");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-referral", "s", uuid);
}

static void
append_row (MdgReferralBox *self,
            const MdgUuid *uuid,
            const char *title,
            const char *below,
            const char *due,
            gboolean is_late,
            const char *warning)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = new_label (title, NULL, 0);
  GtkWidget *day = gtk_label_new (due);
  g_autofree char *all = g_strjoin (" ", title, due, below, warning, NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (day, is_late ? "mdg-late" : "mdg-heading");
  gtk_widget_add_css_class (day, "mdg-figures");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), day);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_label (below, "mdg-hint", 0));
  if (warning != NULL)
    {
      GtkWidget *label = gtk_label_new (warning);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      gtk_widget_add_css_class (label, "mdg-late");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "mdg-promise-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  g_object_set_data_full (G_OBJECT (row), "referral", mdg_uuid_dup_string (uuid), g_free);
  gtk_list_box_append (self->list, row);
}

static void
append_referral (MdgReferralBox *self,
                 MdgWorkspace *workspace,
                 const MdgOpenReferral *referral,
                 MdgReferralGroup group)
{
  g_autofree char *title = mdg_referral_watch_dup_title (workspace, referral);
  g_autofree char *ball = mdg_referral_watch_dup_ball (workspace, referral);
  const char *state = mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "ref_state", referral->status, 0);
  g_autofree char *below = g_strjoin (_ (" · "), state, ball, NULL);
  g_autofree char *warning = mdg_referral_watch_dup_report_line (workspace, referral->is_abuse);
  gboolean is_late = group == MDG_REFERRAL_GROUP_LATE || group == MDG_REFERRAL_GROUP_ESCALATED;
  const char *until = mdg_referral_watch_get_due (referral);
  g_autofree char *day = until != NULL ? g_strndup (until, 10) : NULL;
  g_autofree char *due = mdg_describe_due (workspace, day, NULL);

  append_row (self, &referral->uuid, title, below, due, is_late, warning);
}

static void
append_outcome (MdgReferralBox *self,
                MdgWorkspace *workspace,
                const MdgDueOutcome *due)
{
  g_autofree char *number = mdg_referral_number_format (due->number);
  g_autofree char *title = g_strjoin (" ", number, due->subject_name, NULL);
  const char *span = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "outcome_span", due->span, 0);
  g_autofree char *closed = mdg_describe_day (workspace, due->closed_on);
  g_autofree char *below = g_strdup_printf (_ ("What became of it? Closed %s"), closed);

  append_row (self, &due->uuid, title, below, span, FALSE, NULL);
}

static void
mark_ends (GtkListBox *list)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (list));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (list));

  if (first == NULL)
    return;

  gtk_widget_add_css_class (first, "mdg-first");
  gtk_widget_add_css_class (last, "mdg-last");
}

void
mdg_referral_box_load (MdgReferralBox *self,
                       MdgWorkspace *workspace,
                       gboolean only_mine)
{
  static const MdgReferralGroup order[] = { MDG_REFERRAL_GROUP_ESCALATED, MDG_REFERRAL_GROUP_LATE, MDG_REFERRAL_GROUP_TODAY, MDG_REFERRAL_GROUP_SOON, MDG_REFERRAL_GROUP_WAITING, MDG_REFERRAL_GROUP_LATER };
  g_autoptr (MdgReferralWatch) watch = mdg_referral_watch_load (workspace, only_mine, NULL);
  g_autofree char *count = NULL;
  GtkWidget *row;
  guint shown = 0;
  guint n = 0;

  g_return_if_fail (MDG_IS_REFERRAL_BOX (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; watch != NULL && i < G_N_ELEMENTS (order); i++)
    {
      GPtrArray *group = watch->groups[order[i]];

      n += group->len;
      for (guint j = 0; j < group->len && shown < MAX_ROWS; j++, shown++)
        append_referral (self, workspace, group->pdata[j], order[i]);
    }
  for (guint i = 0; watch != NULL && i < watch->outcomes->len && shown < MAX_ROWS; i++, shown++)
    append_outcome (self, workspace, watch->outcomes->pdata[i]);

  mark_ends (self->list);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->more, n > shown);
  gtk_widget_set_visible (GTK_WIDGET (self), shown > 0);
}

static void
mdg_referral_box_class_init (MdgReferralBoxClass *klass)
{
}

static void
mdg_referral_box_init (MdgReferralBox *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Referrals"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->count = gtk_label_new (NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = gtk_button_new_with_label (_ ("All referrals"));
  gtk_widget_add_css_class (title, "mdg-heading");
  gtk_widget_add_css_class (self->count, "mdg-dim");
  gtk_widget_add_css_class (self->count, "mdg-figures");
  gtk_widget_set_margin_start (head, 2);
  gtk_widget_set_margin_top (head, 16);
  gtk_widget_set_margin_bottom (head, 6);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mdg-promise-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Referrals"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->more), "s", "referrals");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "win.show-page");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_margin_top (self->more, 6);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

MdgReferralBox *
mdg_referral_box_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_BOX, NULL);
}
