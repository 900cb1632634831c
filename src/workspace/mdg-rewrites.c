#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-rewrites.h"

#include "mdg-agenda-item.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-leak-register.h"
#include "mdg-meetings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The staff member who signs; NULL with error when nobody was chosen. */
static const MdgUuid *
get_signer (MdgWorkspace *workspace,
            GError **error)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  if (staff == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A text for others is signed. Choose who you are first."));
      return NULL;
    }

  return mdg_record_get_uuid (MDG_RECORD (staff));
}

static void
sign (MdgWorkspace *workspace,
      MdgRecord *rewrite,
      guint who,
      guint when,
      const MdgUuid *signer)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_reference (rewrite, who, signer);
  mdg_record_set_text (rewrite, when, iso);
}

/* The last one for a version and field; NULL when there is none. */
static MdgRecord *
find (MdgWorkspace *workspace,
      MdgVersion version,
      guint target,
      const MdgUuid *uuid,
      const char *field,
      GError **error)
{
  g_autoptr (GPtrArray) rewrites = mdg_workspace_list_children (workspace, MDG_KIND_REWRITE, target, uuid, error);

  for (guint i = rewrites != NULL ? rewrites->len : 0; i > 0; i--)
    if (g_strcmp0 (mdg_record_get_text (rewrites->pdata[i - 1], MDG_REWRITE_VERSION), mdg_version_get_code (version)) == 0 && g_strcmp0 (mdg_record_get_text (rewrites->pdata[i - 1], MDG_REWRITE_FIELD), field) == 0)
      return g_object_ref (rewrites->pdata[i - 1]);

  return NULL;
}

/* The same check as of a sheet, before anybody signs. */
static gboolean
refuse_leaks (MdgWorkspace *workspace,
              const char *text,
              GError **error)
{
  g_autoptr (MdgLeakDictionary) dictionary = mdg_leak_register_load (workspace, error);
  g_autoptr (GPtrArray) leaks = NULL;
  MdgLeakLine line = { 0, 0, 0, text };
  MdgDate today;

  if (dictionary == NULL)
    return FALSE;

  mdg_workspace_get_today (workspace, &today);
  leaks = mdg_leak_check (dictionary, &line, 1, &today);
  for (guint i = 0; i < leaks->len; i++)
    {
      const MdgLeak *leak = leaks->pdata[i];

      if (leak->severity != MDG_LEAK_BLOCKED)
        continue;
      if (leak->instead != NULL)
        g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Somebody could be recognised by “%s” (%s). Write “%s” instead. Nothing was changed."), leak->word, mdg_leak_kind_get_label (leak->kind), leak->instead);
      else
        g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Somebody could be recognised by “%s” (%s). Write it otherwise. Nothing was changed."), leak->word, mdg_leak_kind_get_label (leak->kind));
      return FALSE;
    }

  return TRUE;
}

MdgChange *
mdg_rewrites_new_text (MdgWorkspace *workspace,
                       MdgVersion version,
                       guint target,
                       const MdgUuid *uuid,
                       const char *field,
                       const char *source,
                       const char *text,
                       GError **error)
{
  const MdgUuid *signer = get_signer (workspace, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Text written anew for others"));
  g_autoptr (MdgRecord) rewrite = NULL;
  g_autofree char *clean = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (signer == NULL)
    return NULL;
  if (version == MDG_VERSION_INTERNAL || *clean == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Write the text as others may read it. Nothing was changed."));
      return NULL;
    }

  if (!refuse_leaks (workspace, clean, error))
    return NULL;

  rewrite = find (workspace, version, target, uuid, field, NULL);
  if (rewrite == NULL)
    rewrite = MDG_RECORD (mdg_rewrite_new ());
  mdg_record_set_text (rewrite, MDG_REWRITE_VERSION, mdg_version_get_code (version));
  mdg_record_set_reference (rewrite, target, uuid);
  mdg_record_set_text (rewrite, MDG_REWRITE_FIELD, field);
  mdg_record_set_text (rewrite, MDG_REWRITE_SOURCE, source);
  mdg_record_set_text (rewrite, MDG_REWRITE_TEXT, clean);
  sign (workspace, rewrite, MDG_REWRITE_WRITER, MDG_REWRITE_WRITTEN_ON, signer);
  mdg_record_set_reference (rewrite, MDG_REWRITE_CHECKER, NULL);
  mdg_record_set_text (rewrite, MDG_REWRITE_CHECKED_ON, NULL);
  mdg_change_add (change, rewrite);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_rewrites_new_check (MdgWorkspace *workspace,
                        const MdgUuid *rewrite,
                        GError **error)
{
  const MdgUuid *signer = get_signer (workspace, error);
  g_autoptr (MdgRecord) record = signer != NULL ? mdg_workspace_load (workspace, MDG_KIND_REWRITE, rewrite, error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Text for others checked"));
  const MdgUuid *writer;

  if (record == NULL)
    return NULL;
  writer = mdg_record_get_reference (record, MDG_REWRITE_WRITER);
  if (writer == NULL || mdg_uuid_equal (writer, signer))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Who wrote a text cannot check it: another member of staff must. Nothing was changed."));
      return NULL;
    }

  sign (workspace, record, MDG_REWRITE_CHECKER, MDG_REWRITE_CHECKED_ON, signer);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

/* Two names, and not twice the same: a register that came from elsewhere is not believed. */
static gboolean
is_signed (MdgRecord *rewrite)
{
  const MdgUuid *writer = mdg_record_get_reference (rewrite, MDG_REWRITE_WRITER);
  const MdgUuid *checker = mdg_record_get_reference (rewrite, MDG_REWRITE_CHECKER);

  return writer != NULL && checker != NULL && !mdg_uuid_equal (writer, checker);
}

char *
mdg_rewrites_dup_text (MdgWorkspace *workspace,
                       MdgVersion version,
                       guint target,
                       const MdgUuid *uuid,
                       const char *field,
                       const char *source,
                       gboolean *is_waiting)
{
  g_autoptr (MdgRecord) rewrite = find (workspace, version, target, uuid, field, NULL);
  gboolean is_current = rewrite != NULL && g_strcmp0 (mdg_record_get_text (rewrite, MDG_REWRITE_SOURCE), source) == 0;
  gboolean may_print = is_current && is_signed (rewrite);

  if (is_waiting != NULL)
    *is_waiting = rewrite != NULL && !may_print;

  return may_print ? g_strdup (mdg_record_get_text (rewrite, MDG_REWRITE_TEXT)) : NULL;
}

GPtrArray *
mdg_rewrites_list_waiting (MdgWorkspace *workspace,
                           GError **error)
{
  GPtrArray *rewrites = mdg_workspace_list (workspace, MDG_KIND_REWRITE, error);

  for (guint i = rewrites != NULL ? rewrites->len : 0; i > 0; i--)
    if (is_signed (rewrites->pdata[i - 1]))
      g_ptr_array_remove_index (rewrites, i - 1);

  return rewrites;
}

guint
mdg_rewrites_get_target (MdgRecord *rewrite,
                         const MdgUuid **uuid)
{
  static const guint targets[] = { MDG_REWRITE_CASE, MDG_REWRITE_AGENDA_ITEM, MDG_REWRITE_RAISED_ISSUE, MDG_REWRITE_MEASURE, MDG_REWRITE_MEETING };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      *uuid = mdg_record_get_reference (rewrite, targets[i]);
      if (*uuid != NULL)
        return targets[i];
    }

  return 0;
}

/* "課題" of a class ticked with words of its own. */
static char *
dup_field_label (MdgWorkspace *workspace,
                 const MdgRecordInfo *info,
                 const char *field)
{
  if (g_str_has_prefix (field, "issue/"))
    return g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "issue", field + strlen ("issue/"), 0));

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, field))
      return g_strdup (_ (info->fields[i].label));

  return g_strdup (field);
}

/* An item is known by its case and its meeting. */
static char *
dup_of_item (MdgWorkspace *workspace,
             const MdgUuid *uuid)
{
  g_autoptr (MdgRecord) item = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, uuid, NULL);
  const MdgUuid *of = item != NULL ? mdg_record_get_reference (item, MDG_AGENDA_ITEM_MEETING) : NULL;
  const MdgUuid *subject = item != NULL ? mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) : NULL;
  g_autoptr (MdgRecord) meeting = of != NULL ? mdg_workspace_load (workspace, MDG_KIND_MEETING, of, NULL) : NULL;
  g_autofree char *title = meeting != NULL ? mdg_meetings_dup_title (workspace, MDG_MEETING (meeting)) : g_strdup ("");
  g_autofree char *what = subject != NULL ? mdg_describe_record (workspace, MDG_KIND_CASE, subject) : g_strdup (item != NULL ? mdg_record_get_text (item, MDG_AGENDA_ITEM_TITLE) : NULL);

  return what != NULL ? g_strconcat (title, "　", what, NULL) : g_steal_pointer (&title);
}

char *
mdg_rewrites_dup_title (MdgWorkspace *workspace,
                        guint target,
                        const MdgUuid *uuid,
                        const char *field)
{
  MdgKind kind = mdg_rewrite_info.fields[target].refers_to;
  const MdgRecordInfo *info = mdg_record_info_get (kind);
  g_autofree char *label = dup_field_label (workspace, info, field);
  g_autofree char *what = NULL;

  if (kind == MDG_KIND_AGENDA_ITEM)
    what = dup_of_item (workspace, uuid);
  else if (kind == MDG_KIND_MEETING)
    {
      g_autoptr (MdgRecord) meeting = mdg_workspace_load (workspace, kind, uuid, NULL);

      what = meeting != NULL ? mdg_meetings_dup_title (workspace, MDG_MEETING (meeting)) : g_strdup ("");
    }
  else
    {
      g_autofree char *name = kind == MDG_KIND_CASE ? mdg_describe_record (workspace, kind, uuid) : NULL;

      what = g_strconcat (_ (info->label), name != NULL ? "　" : NULL, name, NULL);
    }

  return g_strdup_printf ("%s　%s", what, label);
}
