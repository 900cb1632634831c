#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-conference-card.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-row.h"
#include "mdg-case-side.h"
#include "mdg-case-timeline.h"
#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-describe.h"
#include "mdg-similar-box.h"
#include "mdg-text.h"

/* So many of the last events, each with so many letters, fill the rest of a screen. */
#define N_EVENTS 5
#define EVENT_LENGTH 160

static GtkWidget *
add_label (GtkBox *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return label;
}

static MdgCaseRow *
load_row (MdgWorkspace *workspace,
          MdgRecord *item)
{
  const MdgUuid *uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  g_autoptr (MdgRecord) record = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_CASE, uuid, NULL) : NULL;

  return record != NULL ? mdg_case_row_new (workspace, mdg_record_get_id (record)) : NULL;
}

/* The title of a case says what it is about and names nobody. */
static char *
dup_masked (const MdgListedCase *line)
{
  if (line == NULL)
    return g_strdup ("");
  if (line->title != NULL)
    return g_strdup (line->title);

  return g_strdup_printf (_ ("Case %s"), line->number != NULL ? line->number : "");
}

char *
mdg_conference_card_dup_title (MdgWorkspace *workspace,
                               MdgRecord *item,
                               gboolean shows_names)
{
  g_autoptr (MdgCaseRow) row = load_row (workspace, item);
  const char *title = mdg_record_get_text (item, MDG_AGENDA_ITEM_TITLE);

  if (row == NULL)
    return g_strdup (title != NULL ? title : "");

  return shows_names ? mdg_case_row_dup_title (row) : dup_masked (mdg_case_row_get_line (row));
}

static void
add_head (GtkBox *box,
          MdgWorkspace *workspace,
          MdgCaseRow *row,
          MdgRecord *item,
          gboolean shows_names)
{
  const MdgListedCase *line = mdg_case_row_get_line (row);
  g_autofree char *title = mdg_conference_card_dup_title (workspace, item, shows_names);
  g_autofree char *facts = mdg_case_row_dup_facts (row);
  g_autofree char *number = g_strjoin (_ (" · "), facts, line != NULL ? line->number : NULL, NULL);
  g_autofree char *reason = mdg_describe_value (workspace, item, MDG_AGENDA_ITEM_REASON);

  add_label (box, title, "mdg-person");
  add_label (box, number, NULL);
  if (*reason != '\0')
    gtk_widget_set_halign (add_label (box, reason, "mdg-caution"), GTK_ALIGN_START);
  if (line != NULL && line->summary != NULL)
    add_label (box, line->summary, "mdg-read");
}

static void
add_issues (GtkBox *box,
            MdgCaseRow *row)
{
  g_autofree char *issues = mdg_case_row_dup_issues (row);

  add_label (box, C_ ("conference", "Issues"), "mdg-section-head");
  add_label (box, *issues != '\0' ? issues : _ ("Not classified yet"), *issues != '\0' ? NULL : "mdg-dim");
}

static void
add_promises (GtkBox *box,
              MdgWorkspace *workspace,
              const MdgUuid *case_uuid)
{
  GtkWidget *promises = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  add_label (box, _ ("Next actions"), "mdg-section-head");
  mdg_case_side_fill_promises (GTK_BOX (promises), workspace, case_uuid);
  gtk_box_append (box, promises);
}

static void
add_events (GtkBox *box,
            MdgWorkspace *workspace,
            const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) events = mdg_case_timeline_list (workspace, case_uuid, NULL);
  guint n = 0;

  add_label (box, _ ("What happened last"), "mdg-section-head");
  for (guint i = 0; events != NULL && i < events->len && n < N_EVENTS; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];
      g_autofree char *day = mdg_describe_day (workspace, event->at);
      g_autofree char *text = event->text != NULL ? mdg_text_ellipsize (event->text, EVENT_LENGTH) : NULL;
      g_autofree char *line = NULL;

      if (text == NULL || event->kind == MDG_EVENT_STATE || event->kind == MDG_EVENT_MEETING)
        continue;
      line = g_strdup_printf ("%s　%s　%s", day, event->head, text);
      add_label (box, line, NULL);
      n++;
    }
  if (n == 0)
    add_label (box, _ ("Nothing has been written down here yet."), "mdg-dim");
}

/* What meetings before this one said of the case. */
static void
add_earlier (GtkBox *box,
             MdgWorkspace *workspace,
             MdgRecord *item,
             const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_of_case (workspace, case_uuid, NULL);
  gboolean has_head = FALSE;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_MEETING);
      g_autoptr (MdgRecord) meeting = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_MEETING, uuid, NULL) : NULL;
      const char *advice = mdg_record_get_text (items->pdata[i], MDG_AGENDA_ITEM_ADVICE);
      g_autofree char *verdict = mdg_describe_value (workspace, items->pdata[i], MDG_AGENDA_ITEM_VERDICT);
      g_autofree char *day = NULL;
      g_autofree char *line = NULL;

      if (meeting == NULL || mdg_uuid_equal (mdg_record_get_uuid (items->pdata[i]), mdg_record_get_uuid (item)) || (advice == NULL && *verdict == '\0'))
        continue;
      if (!has_head)
        add_label (box, _ ("Advised before"), "mdg-section-head");
      has_head = TRUE;
      day = mdg_describe_day (workspace, mdg_record_get_text (meeting, MDG_MEETING_HELD_ON));
      line = g_strjoin ("　", day, *verdict != '\0' ? verdict : advice, *verdict != '\0' ? advice : NULL, NULL);
      add_label (box, line, NULL);
    }
}

/* What was tried before with somebody like this. */
static void
add_similar (GtkBox *box,
             MdgWorkspace *workspace,
             const MdgUuid *case_uuid,
             gboolean shows_names)
{
  GtkWidget *similar = mdg_similar_box_new (shows_names);

  mdg_similar_box_show (MDG_SIMILAR_BOX (similar), workspace, case_uuid);
  gtk_box_append (box, similar);
}

void
mdg_conference_card_fill (GtkBox *box,
                          MdgWorkspace *workspace,
                          MdgRecord *item,
                          gboolean shows_names)
{
  const MdgUuid *case_uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  g_autoptr (MdgCaseRow) row = load_row (workspace, item);
  const char *text = mdg_record_get_text (item, MDG_AGENDA_ITEM_TEXT);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (row == NULL)
    {
      g_autofree char *title = mdg_conference_card_dup_title (workspace, item, shows_names);

      add_label (box, title, "mdg-person");
      if (text != NULL)
        add_label (box, text, "mdg-read");
      return;
    }

  add_head (box, workspace, row, item, shows_names);
  if (text != NULL)
    add_label (box, text, "mdg-read");
  add_issues (box, row);
  add_promises (box, workspace, case_uuid);
  add_events (box, workspace, case_uuid);
  add_earlier (box, workspace, item, case_uuid);
  add_similar (box, workspace, case_uuid, shows_names);
}
