#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-side.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-issue.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-describe.h"
#include "mdg-finding.h"
#include "mdg-follow-up.h"
#include "mdg-household.h"
#include "mdg-person.h"
#include "mdg-subject.h"

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

typedef struct
{
  MdgRecord *record;
  MdgCaseSideFunc func;
  gpointer user_data;
} Call;

static void
free_call (gpointer data,
           GClosure *closure)
{
  Call *call = data;

  g_object_unref (call->record);
  g_free (call);
}

static void
on_clicked (GtkButton *button,
            gpointer data)
{
  Call *call = data;
  g_autoptr (MdgRecord) record = g_object_ref (call->record);
  MdgCaseSideFunc func = call->func;
  gpointer user_data = call->user_data;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  /* The button may be gone after this. */
  func (record, user_data);
}

static GtkWidget *
new_button (const char *label,
            MdgRecord *record,
            MdgCaseSideFunc func,
            gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Call *call = g_new0 (Call, 1);

  call->record = g_object_ref (record);
  call->func = func;
  call->user_data = user_data;
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), call, free_call, 0);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
new_sentence (MdgRecord *finding,
              MdgCaseSideFunc show,
              MdgCaseSideFunc remove,
              gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *quote = new_label (mdg_record_get_text (finding, MDG_FINDING_QUOTE), NULL);
  gint64 weight = mdg_record_get_integer (finding, MDG_FINDING_WEIGHT);

  gtk_label_set_max_width_chars (GTK_LABEL (quote), 32);
  gtk_box_append (GTK_BOX (box), quote);
  if (mdg_record_get_flag (finding, MDG_FINDING_IS_LOST))
    gtk_box_append (GTK_BOX (row), new_label (_ ("the original text was changed"), "mdg-hint"));
  if (weight > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("weight %d"), (int) weight);

      gtk_box_append (GTK_BOX (row), new_label (text, "mdg-hint"));
    }
  gtk_box_append (GTK_BOX (row), new_button (_ ("Show"), finding, show, user_data));
  gtk_box_append (GTK_BOX (row), new_button (_ ("Take off"), finding, remove, user_data));
  gtk_box_append (GTK_BOX (box), row);

  return box;
}

static GtkWidget *
new_issue_popover (const MdgCaseIssueEntry *entry,
                   MdgCaseSideFunc show,
                   MdgCaseSideFunc remove,
                   gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  if (entry->findings->len == 0)
    gtk_box_append (GTK_BOX (box), new_label (_ ("No sentence is marked for it yet."), "mdg-dim"));
  for (guint i = 0; i < entry->findings->len; i++)
    gtk_box_append (GTK_BOX (box), new_sentence (entry->findings->pdata[i], show, remove, user_data));
  if (entry->tick != NULL)
    gtk_box_append (GTK_BOX (box), new_button (_ ("Take this issue off the case"), entry->tick, remove, user_data));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

/* "5/12・4/20": days of the sentences, else that of the tick. */
static char *
describe_days (MdgWorkspace *workspace,
               const MdgCaseIssueEntry *entry)
{
  g_autoptr (GString) days = g_string_new (NULL);
  const char *ticked = entry->tick != NULL ? mdg_record_get_text (entry->tick, MDG_CASE_ISSUE_TICKED_ON) : NULL;

  if (entry->findings->len == 0)
    return mdg_describe_day (workspace, ticked);
  for (guint i = 0; i < MIN (entry->findings->len, 2); i++)
    {
      g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (entry->findings->pdata[i], MDG_FINDING_FOUND_ON));

      g_string_append_printf (days, "%s%s", days->len > 0 ? _ (" · ") : "", day);
    }

  return g_string_free (g_steal_pointer (&days), FALSE);
}

static GtkWidget *
new_issue (MdgWorkspace *workspace,
           const MdgCaseIssueEntry *entry,
           MdgCaseSideFunc show,
           MdgCaseSideFunc remove,
           gpointer user_data)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *other = entry->tick != NULL ? mdg_record_get_text (entry->tick, MDG_CASE_ISSUE_TEXT) : NULL;
  const char *label = other != NULL ? other : mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "issue", entry->code, 0);
  g_autofree char *number = g_strdup_printf ("%u", entry->number);
  g_autofree char *days = describe_days (workspace, entry);
  GtkWidget *text = new_label (label, NULL);
  GtkWidget *when = new_label (days, "mdg-hint");

  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_wrap (GTK_LABEL (when), FALSE);
  gtk_box_append (GTK_BOX (row), new_label (number, "mdg-hint"));
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), when);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), row);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_issue_popover (entry, show, remove, user_data));
  /* What the button puts around its child would centre it. */
  for (GtkWidget *widget = row; widget != button; widget = gtk_widget_get_parent (widget))
    {
      gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (widget, TRUE);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mdg-plain-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (button, mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "issue", entry->code, 0));

  return button;
}

static GtkWidget *
new_group_head (MdgWorkspace *workspace,
                MdgIssueGroup group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = new_label (mdg_issue_group_get_letter (group), "mdg-group-badge");
  g_autofree char *head = mdg_issue_group_dup_head (workspace, group, mdg_workspace_get_fiscal_year (workspace));
  g_autofree char *css = g_strconcat ("mdg-group-", mdg_issue_group_get_name (group), NULL);

  gtk_widget_add_css_class (badge, css);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), new_label (head, "mdg-heading"));

  return row;
}

void
mdg_case_side_fill_issues (GtkBox *box,
                           MdgWorkspace *workspace,
                           GPtrArray *issues,
                           MdgCaseSideFunc show,
                           MdgCaseSideFunc remove,
                           gpointer user_data)
{
  int group = -1;

  empty_box (box);
  if (issues->len == 0)
    gtk_box_append (box, new_label (_ ("Not classified yet"), "mdg-dim"));
  for (guint i = 0; i < issues->len; i++)
    {
      const MdgCaseIssueEntry *entry = issues->pdata[i];

      if ((int) entry->group != group)
        gtk_box_append (box, new_group_head (workspace, entry->group));
      group = (int) entry->group;
      gtk_box_append (box, new_issue (workspace, entry, show, remove, user_data));
    }
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const char *x = mdg_record_get_text (*(MdgRecord *const *) a, MDG_FOLLOW_UP_DUE);
  const char *y = mdg_record_get_text (*(MdgRecord *const *) b, MDG_FOLLOW_UP_DUE);

  return g_strcmp0 (x != NULL ? x : "~", y != NULL ? y : "~");
}

static void
add_open (GPtrArray *open,
          GPtrArray *list)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const char *status = mdg_record_get_text (list->pdata[i], MDG_FOLLOW_UP_STATUS);

      if (g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "dropped") != 0)
        g_ptr_array_add (open, g_object_ref (list->pdata[i]));
    }
}

/* Of the case and of its consultations. */
static GPtrArray *
list_open (MdgWorkspace *workspace,
           const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) consultations = mdg_workspace_list_children (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, case_uuid, NULL);
  g_autoptr (GPtrArray) own = mdg_workspace_list_children (workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CASE, case_uuid, NULL);
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);

  add_open (open, own);
  for (guint i = 0; consultations != NULL && i < consultations->len; i++)
    {
      g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (consultations->pdata[i]), NULL);

      add_open (open, list);
    }
  g_ptr_array_sort (open, compare_due);

  /* One that names both the case and the consultation was met twice. */
  for (guint i = 0; i < open->len;)
    if (g_hash_table_add (seen, (gpointer) mdg_record_get_uuid (open->pdata[i])))
      i++;
    else
      g_ptr_array_remove_index (open, i);

  return open;
}

void
mdg_case_side_fill_promises (GtkBox *box,
                             MdgWorkspace *workspace,
                             const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) open = list_open (workspace, case_uuid);

  empty_box (box);
  if (open->len == 0)
    gtk_box_append (box, new_label (_ ("Nothing is promised."), "mdg-dim"));
  for (guint i = 0; i < open->len; i++)
    {
      gboolean late;
      g_autofree char *due = mdg_describe_due (workspace, mdg_record_get_text (open->pdata[i], MDG_FOLLOW_UP_DUE), &late);
      g_autofree char *staff = mdg_describe_value (workspace, open->pdata[i], MDG_FOLLOW_UP_STAFF);
      const char *who = mdg_record_get_text (open->pdata[i], MDG_FOLLOW_UP_WHO);
      g_autofree char *text = g_strjoin (" ", mdg_record_get_text (open->pdata[i], MDG_FOLLOW_UP_WHAT), *staff != '\0' ? staff : who, NULL);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *when = new_label (due, late ? "mdg-late" : "mdg-heading");

      gtk_label_set_wrap (GTK_LABEL (when), FALSE);
      gtk_widget_set_valign (when, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), when);
      gtk_box_append (GTK_BOX (row), new_label (text, NULL));
      gtk_box_append (box, row);
    }
}

char *
mdg_case_side_dup_next (MdgWorkspace *workspace,
                        const MdgUuid *case_uuid,
                        guint *n)
{
  g_autoptr (GPtrArray) open = list_open (workspace, case_uuid);
  g_autofree char *due = NULL;

  *n = open->len;
  if (open->len == 0)
    return NULL;

  due = mdg_describe_due (workspace, mdg_record_get_text (open->pdata[0], MDG_FOLLOW_UP_DUE), NULL);

  return g_strjoin (" ", due, mdg_record_get_text (open->pdata[0], MDG_FOLLOW_UP_WHAT), NULL);
}

static void
add_person (GtkBox *box,
            const char *name,
            const char *about,
            const char *phone)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *dim = new_label (about, "mdg-dim");
  GtkWidget *who = new_label (name, NULL);

  gtk_label_set_wrap (GTK_LABEL (who), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (who), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (who), MIN (10, (int) g_utf8_strlen (name, -1) * 2));
  gtk_box_append (GTK_BOX (row), who);
  gtk_widget_set_hexpand (dim, TRUE);
  gtk_box_append (GTK_BOX (row), dim);
  if (phone != NULL)
    {
      GtkWidget *label = new_label (phone, "mdg-figures");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_box_append (box, row);
}

static void
add_family (GtkBox *box,
            MdgWorkspace *workspace,
            const MdgUuid *subject)
{
  g_autoptr (GPtrArray) persons = mdg_workspace_list_children (workspace, MDG_KIND_PERSON, MDG_PERSON_SUBJECT, subject, NULL);

  for (guint i = 0; persons != NULL && i < persons->len; i++)
    {
      MdgRecord *person = persons->pdata[i];
      const char *words = mdg_record_get_text (person, MDG_PERSON_RELATION_TEXT);
      g_autofree char *relation = mdg_describe_value (workspace, person, MDG_PERSON_RELATION);
      const char *name = mdg_record_get_text (person, MDG_PERSON_NAME);
      g_autoptr (GString) about = g_string_new (name != NULL ? relation : NULL);

      if (words != NULL)
        g_string_append_printf (about, " %s", words);
      if (mdg_record_get_flag (person, MDG_PERSON_IS_KEY))
        g_string_append_printf (about, " %s", _ ("key person"));
      if (mdg_record_get_flag (person, MDG_PERSON_IS_EMERGENCY))
        g_string_append_printf (about, " %s", _ ("emergency contact"));
      if (mdg_record_get_text (person, MDG_PERSON_NOTE) != NULL)
        g_string_append_printf (about, " %s", mdg_record_get_text (person, MDG_PERSON_NOTE));
      add_person (box, name != NULL ? name : relation, about->str, mdg_record_get_text (person, MDG_PERSON_PHONE));
    }
}

/* Each once, the newest first. */
static void
add_consulters (GtkBox *box,
                MdgWorkspace *workspace,
                const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, MDG_KIND_CONSULTATION, MDG_CONSULTATION_CASE, case_uuid, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      MdgRecord *record = list->pdata[i - 1];
      const char *name = mdg_record_get_text (record, MDG_CONSULTATION_CONSULTER_NAME);
      const char *affiliation = mdg_record_get_text (record, MDG_CONSULTATION_AFFILIATION);

      if (name == NULL && affiliation == NULL)
        continue;
      if (g_hash_table_add (seen, g_strjoin ("\n", name != NULL ? name : "", affiliation, NULL)))
        add_person (box, name != NULL ? name : affiliation, name != NULL && affiliation != NULL ? affiliation : "", mdg_record_get_text (record, MDG_CONSULTATION_CONSULTER_PHONE));
    }
}

static void
add_household (GtkBox *box,
               MdgWorkspace *workspace,
               MdgRecord *subject)
{
  const MdgUuid *household = mdg_record_get_reference (subject, MDG_SUBJECT_HOUSEHOLD);
  g_autofree char *kind = mdg_describe_value (workspace, subject, MDG_SUBJECT_HOUSEHOLD_KIND);
  g_autoptr (GPtrArray) members = household != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_SUBJECT, MDG_SUBJECT_HOUSEHOLD, household, NULL) : NULL;

  if (*kind != '\0')
    add_person (box, _ ("Household"), kind, NULL);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!mdg_uuid_equal (mdg_record_get_uuid (members->pdata[i]), mdg_record_get_uuid (subject)) && mdg_record_get_text (members->pdata[i], MDG_SUBJECT_NAME) != NULL)
      add_person (box, mdg_record_get_text (members->pdata[i], MDG_SUBJECT_NAME), _ ("same household"), mdg_record_get_text (members->pdata[i], MDG_SUBJECT_PHONE));
}

void
mdg_case_side_fill_people (GtkBox *box,
                           MdgWorkspace *workspace,
                           MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, MDG_CASE_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;

  empty_box (box);
  if (subject != NULL)
    {
      add_household (box, workspace, subject);
      add_family (box, workspace, uuid);
    }
  add_consulters (box, workspace, mdg_record_get_uuid (record));
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL)
    gtk_box_append (box, new_label (_ ("Nobody is written down yet."), "mdg-dim"));
}
