#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-area-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-masters.h"
#include "mdg-settings-save.h"
#include "mdg-town.h"

struct _MdgAreaSection
{
  MdgMasterSection parent_instance;

  GPtrArray *towns;
};

G_DEFINE_FINAL_TYPE (MdgAreaSection, mdg_area_section, MDG_TYPE_MASTER_SECTION)

static const MdgFormField area_fields[] = {
  { MDG_AREA_NAME, MDG_FORM_TEXT, N_ ("Name of the area") },
  { MDG_AREA_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_AREA_CODE, MDG_FORM_TEXT, N_ ("Code"), N_ ("Stands in files that are exchanged") },
  { MDG_AREA_WIDE_AREA, MDG_FORM_TEXT, N_ ("Wide area"), N_ ("Where several areas are counted together") },
  { MDG_AREA_IS_OUTSIDE, MDG_FORM_FLAG, N_ ("Outside the city") },
};

static const MdgFormField cgsc_fields[] = {
  { MDG_AREA_CGSC_NAME, MDG_FORM_TEXT, N_ ("Name") },
  { MDG_AREA_CGSC_PHONE, MDG_FORM_PHONE, N_ ("TEL") },
  { MDG_AREA_CGSC_FAX, MDG_FORM_PHONE, N_ ("FAX") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, area_fields, G_N_ELEMENTS (area_fields) },
  { N_ ("Community general support centre"), NULL, cgsc_fields, G_N_ELEMENTS (cgsc_fields) },
};

static const MdgMasterTable table = {
  .kind = MDG_KIND_AREA,
  .position_field = MDG_AREA_POSITION,
  .groups = groups,
  .n_groups = G_N_ELEMENTS (groups),
  .title = N_ ("Areas"),
  .description = N_ ("In this order they stand in lists and tables. Each with its community general support centre, whose telephone and FAX are then at hand."),
  .add_label = N_ ("_Add Area…"),
  .nothing = N_ ("No area is entered yet. A list with two columns, town and area, can be pasted from a spreadsheet."),
  .new_title = N_ ("New Area"),
  .added = N_ ("Area added"),
  .edit_title = N_ ("Area"),
  .changed = N_ ("Area changed"),
  .has_town_list = TRUE,
};

static MdgWorkspace *
get_workspace (MdgAreaSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static guint
count_towns (MdgAreaSection *self,
             MdgRecord *area)
{
  guint n = 0;

  for (guint i = 0; self->towns != NULL && i < self->towns->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (self->towns->pdata[i], MDG_TOWN_AREA);

      n += uuid != NULL && mdg_uuid_equal (uuid, mdg_record_get_uuid (area));
    }

  return n;
}

static void
mdg_area_section_describe (MdgMasterSection *section,
                           MdgRecord *record,
                           MdgMasterText *text)
{
  MdgAreaSection *self = MDG_AREA_SECTION (section);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *cgsc = mdg_record_get_text (record, MDG_AREA_CGSC_NAME);
  const char *phone = mdg_record_get_text (record, MDG_AREA_CGSC_PHONE);
  const char *fax = mdg_record_get_text (record, MDG_AREA_CGSC_FAX);
  const char *wide = mdg_record_get_text (record, MDG_AREA_WIDE_AREA);
  guint n = count_towns (self, record);

  if (cgsc != NULL)
    g_string_append (subtitle, cgsc);
  if (phone != NULL)
    g_string_append_printf (subtitle, "　TEL %s", phone);
  if (fax != NULL)
    g_string_append_printf (subtitle, "　FAX %s", fax);
  if (wide != NULL)
    g_string_append_printf (subtitle, "　%s", wide);
  g_strstrip (subtitle->str);

  text->title = g_strdup (mdg_record_get_text (record, MDG_AREA_NAME));
  text->subtitle = g_strdup (subtitle->str);
  text->note = mdg_record_get_flag (record, MDG_AREA_IS_OUTSIDE) ? g_strdup (_ ("outside the city"))
                                                                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u town", "%u towns", n), n);
}

static void
mdg_area_section_fill_menu (MdgMasterSection *section,
                            MdgRecord *record,
                            const char *uuid,
                            GMenu *menu)
{
  g_autofree char *remove = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, _ ("Its Towns"), "win.show-settings('towns')");
  g_menu_append (menu, _ ("Remove"), remove);
}

static void
mdg_area_section_remove (MdgMasterSection *section,
                         MdgRecord *record)
{
  MdgWorkspace *workspace = get_workspace (MDG_AREA_SECTION (section));
  GError *error = NULL;
  MdgChange *change = mdg_masters_new_area_removed (workspace, record, &error);

  mdg_settings_save (GTK_WIDGET (section), workspace, change, g_strdup_printf (_ ("Removed %s"), mdg_record_get_text (record, MDG_AREA_NAME)), error);
}

/* How many towns each has is counted when the list is. */
static void
mdg_area_section_show_records (MdgMasterSection *section,
                               GPtrArray *records)
{
  MdgAreaSection *self = MDG_AREA_SECTION (section);

  g_clear_pointer (&self->towns, g_ptr_array_unref);
  self->towns = mdg_workspace_list (get_workspace (self), MDG_KIND_TOWN, NULL);
  MDG_MASTER_SECTION_CLASS (mdg_area_section_parent_class)->show_records (section, records);
}

static void
mdg_area_section_finalize (GObject *object)
{
  g_clear_pointer (&MDG_AREA_SECTION (object)->towns, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_area_section_parent_class)->finalize (object);
}

static void
mdg_area_section_class_init (MdgAreaSectionClass *klass)
{
  MdgMasterSectionClass *master_class = MDG_MASTER_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_area_section_finalize;
  master_class->table = &table;
  master_class->show_records = mdg_area_section_show_records;
  master_class->describe = mdg_area_section_describe;
  master_class->fill_menu = mdg_area_section_fill_menu;
  master_class->remove = mdg_area_section_remove;
}

static void
mdg_area_section_init (MdgAreaSection *self)
{
}

GtkWidget *
mdg_area_section_new (MdgWorkspace *workspace)
{
  return mdg_master_section_new (MDG_TYPE_AREA_SECTION, workspace);
}
