#include "config.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-statement.h"
#include <string.h>
#include <time.h>
static const char *const words[] = {
 "独居","退院","往診","家族","女性","褥瘡","麻薬","胃瘻","酸素","外来","服薬","転倒","骨折","通院","困難","相談","連絡","電話","本人","希望","夜間","認知","長男","事業",
 "一人","訪問","看取","末期","点滴","嚥下","口腔","標本","模擬","丁原","はな","よし","もぎ",
 "訪問診療","認知症","主治医","介護保険","要介護","もの忘れ外来","連絡した","相談あり","医療機関を紹介","地域包括支援センター","インスリン","ケアマネ","デイは週2回利用中","専門サポート医","初めての相談","薬局","しけんケアプラン中央",
 "1627","3469","047-000-1627","000","3-19","R7-19985","家族 夜間","丁原 はな","70代 男性","独","家","は","1","NSAIDs","ｹｱﾏﾈ","ー","存在しない","山田太郎",
};
static gint64 now_ns (void){struct timespec ts;clock_gettime(CLOCK_MONOTONIC,&ts);return (gint64)ts.tv_sec*1000000000+ts.tv_nsec;}
static int cmp(gconstpointer a,gconstpointer b){double x=*(const double*)a,y=*(const double*)b;return x<y?-1:x>y;}
static double part(double *v,int n,double p){qsort(v,n,sizeof *v,cmp);int i=(int)(p*n);return v[i<n?i:n-1];}
int main(int argc,char**argv){
 g_autoptr(GError) error=NULL;
 MdgStore *store=mdg_store_open(argv[1],MDG_STORE_READ_ONLY,&error); g_assert_no_error(error);
 enum{R=7}; int nw=G_N_ELEMENTS(words);
 static double L[R*G_N_ELEMENTS(words)],P[R*G_N_ELEMENTS(words)],C[R*G_N_ELEMENTS(words)]; int n=0;
 static double l[G_N_ELEMENTS(words)][R],p[G_N_ELEMENTS(words)][R],c[G_N_ELEMENTS(words)][R]; static gint64 hits[G_N_ELEMENTS(words)];
 for(int r=-1;r<R;r++) for(int i=0;i<nw;i++){
  gint64 t0=now_ns();
  g_autoptr(GArray) ids=mdg_search_list_consultations(store,words[i],50,&error); g_assert_no_error(error);
  gint64 t1=now_ns();
  for(guint k=0;k<ids->len;k++){g_autoptr(MdgRecord) rec=mdg_record_table_load_by_id(store,MDG_KIND_CONSULTATION,g_array_index(ids,gint64,k),NULL);}
  gint64 t2=now_ns();
  hits[i]=mdg_search_count_consultations(store,words[i],&error);
  gint64 t3=now_ns();
  if(r<0)continue;
  l[i][r]=(t1-t0)/1e6;p[i][r]=(t2-t0)/1e6;c[i][r]=(t3-t2)/1e6; L[n]=l[i][r];P[n]=p[i][r];C[n]=c[i][r];n++;
 }
 if(argc>2) for(int i=0;i<nw;i++){g_autofree char*m=mdg_search_compose(words[i]);g_print("%-30s %8ld  list %.3f  page %.3f  count %.3f  %s\n",words[i],(long)hits[i],part(l[i],R,.5),part(p[i],R,.5),part(c[i],R,.5),m);}
 g_print("ids p50 %.3f p95 %.3f | page p50 %.3f p95 %.3f | count p50 %.3f p95 %.3f\n",part(L,n,.5),part(L,n,.95),part(P,n,.5),part(P,n,.95),part(C,n,.5),part(C,n,.95));
 return 0;}
