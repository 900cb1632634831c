#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-feature.h"

#include <glib/gi18n-lib.h>

#include "mdg-continue-page.h"
#include "mdg-drafts-button.h"
#include "mdg-intake-page.h"
#include "mdg-memo-page.h"
#include "mdg-quick-memo.h"
#include "mdg-referral-form-page.h"

#define MEMO_KEY "mdg-quick-memo"
#define BACK_KEY "mdg-intake-back"

static MdgIntakePage *
get_intake (MdgWindow *window)
{
  return MDG_INTAKE_PAGE (mdg_window_get_page (window, "intake"));
}

static MdgQuickMemo *
make_quick_memo (MdgWindow *window)
{
  GtkWidget *memo = mdg_quick_memo_new (mdg_window_get_workspace (window));
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (mdg_window_get_palette (window)), GTK_TYPE_OVERLAY);

  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), memo);
  g_object_set_data (G_OBJECT (window), MEMO_KEY, memo);

  return MDG_QUICK_MEMO (memo);
}

/* Made when it is first asked for. */
static MdgQuickMemo *
get_memo (MdgWindow *window)
{
  MdgQuickMemo *memo = g_object_get_data (G_OBJECT (window), MEMO_KEY);

  return memo != NULL ? memo : make_quick_memo (window);
}

static gboolean
is_own (MdgWindow *window,
        MdgPage *page)
{
  return page == mdg_window_find_page (window, "intake") || page == mdg_window_find_page (window, "continue") || page == mdg_window_find_page (window, "memo-rows");
}

/* Where one goes when what was written is saved. */
static void
remember_page (MdgWindow *window)
{
  MdgPage *page = mdg_window_get_visible_page (window);

  if (page != NULL && !is_own (window, page))
    g_object_set_data (G_OBJECT (window), BACK_KEY, page);
}

static void
show (MdgWindow *window,
      const char *id)
{
  remember_page (window);
  mdg_window_show_page (window, id);
}

static void
new_consultation_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  show (user_data, "intake");
  mdg_intake_page_begin (get_intake (user_data));
}

static void
edit_consultation_action (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  show (user_data, "intake");
  if (!mdg_intake_page_edit (get_intake (user_data), &uuid, &error))
    mdg_window_toast (user_data, error->message);
}

/* With no consultation named, they are listed. */
static void
continue_consultation_action (GSimpleAction *action,
                              GVariant *parameter,
                              gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    {
      show (user_data, "continue");
      return;
    }

  show (user_data, "intake");
  if (!mdg_intake_page_continue (get_intake (user_data), &uuid, &error))
    mdg_window_toast (user_data, error->message);
}

static void
memo_rows_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  show (user_data, "memo-rows");
}

static void
quick_memo_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  mdg_quick_memo_open (get_memo (user_data));
}

static void
leave_intake_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  static const char *const ids[] = { "today", "consultations", "cases", "issues" };
  MdgPage *back = g_object_get_data (G_OBJECT (user_data), BACK_KEY);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (back != NULL && mdg_window_find_page (user_data, ids[i]) == back)
      {
        mdg_window_show_page (user_data, ids[i]);
        return;
      }

  mdg_window_show_page (user_data, "today");
}

static const MdgDraft *
find_draft (GPtrArray *drafts,
            const char *text)
{
  MdgUuid uuid;

  if (drafts == NULL || !mdg_uuid_parse (text, &uuid))
    return NULL;

  for (guint i = 0; i < drafts->len; i++)
    if (mdg_uuid_equal (&((MdgDraft *) drafts->pdata[i])->uuid, &uuid))
      return drafts->pdata[i];

  return NULL;
}

static gboolean
is_form (const MdgDraft *draft,
         const char *form)
{
  return g_strcmp0 (draft->form, form) == 0;
}

static gboolean
open_draft_in_form (MdgWindow *window,
                    const MdgDraft *draft,
                    GError **error)
{
  if (is_form (draft, "quick-memo"))
    return mdg_quick_memo_open_draft (get_memo (window), draft, error);

  if (is_form (draft, "memo-rows"))
    {
      show (window, "memo-rows");
      return mdg_memo_page_open_draft (MDG_MEMO_PAGE (mdg_window_get_page (window, "memo-rows")), draft, error);
    }

  if (is_form (draft, MDG_REFERRAL_DRAFT_FORM))
    {
      show (window, "referral-form");
      return mdg_referral_form_page_open_draft (MDG_REFERRAL_FORM_PAGE (mdg_window_get_page (window, "referral-form")), draft, error);
    }

  show (window, "intake");

  return mdg_intake_page_has_draft (get_intake (window), &draft->uuid) || mdg_intake_page_open_draft (get_intake (window), draft, error);
}

static void
open_draft (MdgWindow *window,
            const MdgDraft *draft)
{
  g_autoptr (GError) error = NULL;

  if (!open_draft_in_form (window, draft, &error))
    mdg_window_toast (window, error != NULL ? error->message : _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
}

/* One is opened at once; of several one is chosen. */
static void
show_drafts_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (mdg_window_get_workspace (user_data), NULL);

  if (drafts == NULL || drafts->len == 0)
    mdg_window_toast (user_data, _ ("There are no drafts"));
  else if (drafts->len == 1)
    open_draft (user_data, drafts->pdata[0]);
  else
    {
      show (user_data, "intake");
      mdg_drafts_button_open (MDG_DRAFTS_BUTTON (mdg_page_get_header_end (mdg_window_get_page (user_data, "intake"))));
    }
}

static void
open_draft_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (mdg_window_get_workspace (user_data), NULL);
  const MdgDraft *draft = find_draft (drafts, g_variant_get_string (parameter, NULL));

  if (draft != NULL)
    open_draft (user_data, draft);
}

static void
restore_draft_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (MdgWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdg_workspace_save_draft_finish (MDG_WORKSPACE (source), result, &error))
    mdg_window_toast (window, error->message);
}

static void
restore_draft_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  const MdgDraft *draft = g_object_get_data (G_OBJECT (user_data), "mdg-deleted-draft");

  if (draft != NULL)
    mdg_workspace_save_draft_async (mdg_window_get_workspace (user_data), draft, NULL, restore_draft_cb, g_object_ref (user_data));
}

static void
delete_draft_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (MdgWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (mdg_workspace_delete_draft_finish (MDG_WORKSPACE (source), result, &error))
    mdg_window_toast_undo (window, _ ("Draft deleted"), "win.restore-draft");
  else
    mdg_window_toast (window, error->message);
}

static void
delete_draft_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (user_data);
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (workspace, NULL);
  const MdgDraft *draft = find_draft (drafts, g_variant_get_string (parameter, NULL));

  if (draft == NULL)
    return;

  g_object_set_data_full (G_OBJECT (user_data), "mdg-deleted-draft", mdg_draft_copy (draft), (GDestroyNotify) mdg_draft_free);
  if (mdg_window_find_page (user_data, "intake") != NULL)
    mdg_intake_page_forget_draft (get_intake (user_data), &draft->uuid);
  if (mdg_window_find_page (user_data, "referral-form") != NULL)
    mdg_referral_form_page_forget_draft (MDG_REFERRAL_FORM_PAGE (mdg_window_get_page (user_data, "referral-form")), &draft->uuid);
  if (g_object_get_data (G_OBJECT (user_data), MEMO_KEY) != NULL)
    mdg_quick_memo_forget_draft (get_memo (user_data), &draft->uuid);
  mdg_workspace_delete_draft_async (workspace, &draft->uuid, NULL, delete_draft_cb, g_object_ref (user_data));
}

/* The newest of a form that was on screen when the program ended. */
static const MdgDraft *
find_open_draft (GPtrArray *drafts,
                 gboolean is_memo)
{
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (is_form (drafts->pdata[i], "quick-memo") == is_memo && mdg_intake_page_was_open (drafts->pdata[i]))
      return drafts->pdata[i];

  return NULL;
}

/* What was on screen when the program ended, of whatever cause, is on screen again. */
static gboolean
restore_open_draft (gpointer user_data)
{
  MdgWindow *window = user_data;
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (mdg_window_get_workspace (window), NULL);
  const MdgDraft *page = find_open_draft (drafts, FALSE);
  const MdgDraft *memo = find_open_draft (drafts, TRUE);

  if (page != NULL)
    open_draft (window, page);
  if (memo != NULL)
    open_draft (window, memo);

  return G_SOURCE_REMOVE;
}

static MdgPage *
make_intake_page (MdgWindow *window)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgPage *page = MDG_PAGE (mdg_intake_page_new (workspace));

  mdg_page_set_header_end (page, mdg_drafts_button_new (workspace));

  return page;
}

static MdgPage *
make_continue_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_continue_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_memo_page (MdgWindow *window)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgPage *page = MDG_PAGE (mdg_memo_page_new (workspace));

  mdg_page_set_header_end (page, mdg_drafts_button_new (workspace));

  return page;
}

static void
add_pages (MdgWindow *window)
{
  mdg_window_add_sub_page_later (window, "intake", "consultations", make_intake_page);
  mdg_window_add_sub_page_later (window, "continue", "consultations", make_continue_page);
  mdg_window_add_sub_page_later (window, "memo-rows", "consultations", make_memo_page);
}

static void
add_shortcuts (MdgWindow *window)
{
  static const struct
  {
    const char *keys;
    const char *title;
  } shortcuts[] = {
    { "<Control>Return", N_ ("Save and begin the next") },
    { "<Alt>1...9", N_ ("Take the candidate") },
    { "<Alt>0", N_ ("A new person after all") },
    { "<Control>d", N_ ("More fields") },
    { "<Control>z", N_ ("Take back") },
    { "<Control><Shift>z", N_ ("Do again") },
    { "<Control>e", N_ ("Blur what is known") },
    { "<Alt>minus", N_ ("15 minutes earlier") },
    { "<Alt>m", N_ ("This morning") },
    { "<Alt>y", N_ ("Yesterday") },
    { "<Alt>k", N_ ("New, repeated or continued") },
    { "<Alt>c", N_ ("Channel") },
    { "<Alt>d", N_ ("Direction") },
    { "<Alt>p", N_ ("Profession") },
    { "<Alt>s", N_ ("Sex") },
    { "<Alt>b", N_ ("Scenes") },
    { "<Alt>u", N_ ("Urgency") },
    { "<Alt>w", N_ ("Who does it") },
    { "<Alt>a", N_ ("A further next action") },
    { "<Alt>f", N_ ("A further member of the family") },
    { "<Alt>t", N_ ("Minutes") },
  };

  mdg_window_add_shortcut (window, _ ("Everywhere"), "<Control>n", _ ("New consultation"));
  mdg_window_add_shortcut (window, _ ("Everywhere"), "<Control><Shift>n", _ ("Write on"));
  mdg_window_add_shortcut (window, _ ("Everywhere"), "<Control>m", _ ("Quick memo"));
  mdg_window_add_shortcut (window, _ ("Everywhere"), "<Control><Shift>d", _ ("Drafts"));
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    mdg_window_add_shortcut (window, _ ("Intake"), shortcuts[i].keys, _ (shortcuts[i].title));
}

static void
add_commands (MdgWindow *window)
{
  MdgCommandPalette *palette = mdg_window_get_palette (window);

  mdg_command_palette_add_command (palette, _ ("New consultation"), C_ ("keywords", "new consultation intake call"), "win.new-consultation");
  mdg_command_palette_add_command (palette, _ ("Write on"), C_ ("keywords", "write on continue call back contact"), "win.continue-consultation('')");
  mdg_command_palette_add_command (palette, _ ("Enter from memos"), C_ ("keywords", "memos rows afternoon"), "win.memo-rows");
  mdg_command_palette_add_command (palette, _ ("Drafts"), C_ ("keywords", "drafts unfinished go on"), "win.show-drafts");
  mdg_command_palette_add_command (palette, _ ("Quick memo"), C_ ("keywords", "memo note"), "win.quick-memo");
}

static void
add_accels (MdgWindow *window)
{
  static const char *const keys[][2] = {
    { "win.continue-consultation('')", "<Control><Shift>n" },
    { "win.quick-memo", "<Control>m" },
    { "win.show-drafts", "<Control><Shift>d" },
  };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  for (guint i = 0; application != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      const char *accels[] = { keys[i][1], NULL };

      gtk_application_set_accels_for_action (application, keys[i][0], accels);
    }
}

void
mdg_intake_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "new-consultation", .activate = new_consultation_action },
    { .name = "edit-consultation", .parameter_type = "s", .activate = edit_consultation_action },
    { .name = "continue-consultation", .parameter_type = "s", .activate = continue_consultation_action },
    { .name = "memo-rows", .activate = memo_rows_action },
    { .name = "quick-memo", .activate = quick_memo_action },
    { .name = "leave-intake", .activate = leave_intake_action },
    { .name = "show-drafts", .activate = show_drafts_action },
    { .name = "open-draft", .parameter_type = "s", .activate = open_draft_action },
    { .name = "delete-draft", .parameter_type = "s", .activate = delete_draft_action },
    { .name = "restore-draft", .activate = restore_draft_action },
  };

  add_pages (window);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  add_shortcuts (window);
  add_commands (window);
  add_accels (window);
  g_menu_append (mdg_window_get_menu (window), _ ("Enter from _Memos"), "win.memo-rows");
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_open_draft, g_object_ref (window), g_object_unref);
}
