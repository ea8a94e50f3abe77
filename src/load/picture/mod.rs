//! stub
#[derive(Debug,Clone,Copy,PartialEq,Eq)] pub enum Kind{Jpeg,Png,Webp,Tiff,Gif,Bmp}
impl Kind{pub fn extension(self)->&'static str{"jpg"} pub fn matches_extension(self,_e:&str)->bool{true}}
#[derive(Debug,Clone)] pub struct Picture{pub kind:Kind,pub width:u32,pub height:u32,pub orientation:u8,pub colour:Colour,pub embedded:Embedded}
#[derive(Debug,Clone,PartialEq)] pub enum Colour{Srgb,Untagged,Grey,Tagged(String),Cmyk}
#[derive(Debug,Clone,Default)] pub struct Embedded{pub headline:Option<String>,pub caption:Option<String>,pub alt:Option<String>,pub creator:Option<String>,pub credit:Option<String>,pub source:Option<String>,pub copyright:Option<String>,pub usage:Option<String>,pub web_statement:Option<String>,pub keywords:Vec<String>,pub people:Vec<String>,pub date:Option<String>,pub has_gps:bool}
pub fn probe(_b:&[u8])->Result<Picture,PictureError>{Err(PictureError::Empty)}
#[derive(Debug)] pub enum PictureError{Empty,NotAPicture{looks_like:Option<&'static str>},TooLarge{width:u32,height:u32},Damaged(String),Unsupported(String)}
impl std::fmt::Display for PictureError{fn fmt(&self,f:&mut std::fmt::Formatter<'_>)->std::fmt::Result{write!(f,"x")}}
